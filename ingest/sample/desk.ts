import { writeArchive } from './archive.ts';
import { deskArchive } from './archive-truth.ts';
import { composeFiles, type SampleDocument } from './generate.ts';
import type { Person } from './names.ts';
import { numberDrafts, type PlannedFile } from './plan.ts';
import { Random } from './random.ts';
import { deskProcedures } from './stories/desk-procedures.ts';
import { knownProcedures, procedureFile, tellCase } from './stories/procedure-file.ts';
import { Telling, type Story } from './story.ts';
import type { Agency } from './agency.ts';
import { buildWorld, type World } from './world.ts';

const SEED = 5061;
/** Files of the desk's papers begin their numbers here, behind those of the archive. */
const FIRST_FILE = 901;

const nhung: Person = {
  name: 'Nguyễn Thị Hồng Nhung',
  sex: 'nữ',
  birthYear: 1961,
  birthday: '07/05/1961',
  citizenNumber: '097161000999',
  phone: '0912 345 999',
  address: 'số 12/5 đường Bến Gốm, phường Hải Đăng',
};
const younger: Person = {
  name: 'Nguyễn Thị Hồng Nhung',
  sex: 'nữ',
  birthYear: 1988,
  birthday: '21/11/1988',
  citizenNumber: '097188004321',
  phone: '0987 650 321',
  address: 'số 88 đường Cầu Gốm, phường Hải Đăng',
};

/** A case: where, when, whose, of which procedure (by its place among `knownProcedures`), and whether it has no result yet. */
type Case = readonly [keeper: string, year: number, person: Person, procedure: number, open?: boolean];
const CASES: readonly Case[] = [
  ['H97.21.01', 2013, { ...nhung, address: 'số 12/5 đường Bến Gốm, phường Bến Gió' }, 1],
  ['H97.21.01', 2019, { ...nhung, address: 'số 12/5 đường Bến Gốm, phường Bến Gió' }, 2],
  ['H97.41', 2026, nhung, 3, true],
  ['H97.41', 2025, younger, 0],
];

/**
 * Papers that give the sample's desk a resident with several cases in two wards, one of them open, a namesake of hers, and the
 * decision that lays down the procedures.
 */
export function deskDocuments(): SampleDocument[] {
  const world = buildWorld();
  const files = [
    ...CASES.map(([keeper, year, person, at, open], index) =>
      planned(world, procedureFile, keeper, year, index, (telling) => {
        const procedure = knownProcedures()[at];
        if (!procedure) throw new RangeError(`There is no procedure ${at}.`);
        return tellCase(telling, procedure, person, open);
      }),
    ),
    planned(world, deskProcedures, 'H97.41', 2025, CASES.length, (telling) => deskProcedures.tell(telling)),
  ];
  numberDrafts(files, SEED);
  return [...composeFiles(world, files, SEED)];
}

/** Writes them into a folder as the archive's are written. */
export async function writeDesk(folder = deskArchive): Promise<void> {
  await writeArchive(folder, deskDocuments(), SEED);
}

function planned(
  world: World,
  story: Story,
  keeper: string,
  year: number,
  index: number,
  tell: (telling: Telling) => string,
): PlannedFile {
  const agency: Agency | undefined = world.agencies.find(({ code }) => code === keeper);
  if (!agency) throw new RangeError(`No agency has the code ${keeper}: use a code of world-agencies.ts.`);
  const telling = new Telling(world, story, agency, year, new Random(SEED, `desk ${index}`), []);
  const title = tell(telling);
  const { topic, retention, mode } = story;
  const code = `${keeper}.${year}.${FIRST_FILE + index}`;
  return { code, title, keeper: agency, topic, retention, mode, drafts: telling.drafts };
}
