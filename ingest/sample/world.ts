import type { Agency, Bloc, Day } from './agency.ts';
import { agencyRows } from './world-agencies.ts';

export type SuccessionKind = 'split' | 'separate' | 'merge' | 'consolidate' | 'dissolve';

/** One dated edge of the graph of agencies. */
export interface Succession {
  predecessor: string;
  successor: string;
  kind: SuccessionKind;
  date: Day;
  legalBasis: string;
}

/** One agency may look into what another keeps. */
export interface Supervision {
  supervisor: string;
  subordinate: string;
  from: Day;
}

/** All records of one agency; closed when the agency ends, and perhaps handed to another custodian. */
export interface Fonds {
  code: string;
  agency: string;
  name: string;
  closed?: Day;
  custody: { agency: string; from: Day }[];
}

/** A person for demonstrations, who may read the given access modes of what the agencies keep. */
export interface DemoUser {
  id: string;
  name: string;
  title: string;
  agencies: string[];
  role: 'official' | 'desk' | 'analyst' | 'archivist' | 'administrator' | 'auditor';
  modes: string[];
}

/** The fictional city: agencies, how they followed each other, their fonds and demo users. */
export interface World {
  city: string;
  agencies: Agency[];
  successions: Succession[];
  supervisions: Supervision[];
  fonds: Fonds[];
  users: DemoUser[];
}

const reform = '2025-07-01';
const archive = 'H97.90';

const successions: Succession[] = [
  edge('H97.20', 'H97.21', 'split', '1998-01-01', 'Nghị định số 98/1997/NĐ-CP-TG về chia huyện Sông Mây'),
  edge('H97.20', 'H97.22', 'split', '1998-01-01', 'Nghị định số 98/1997/NĐ-CP-TG về chia huyện Sông Mây'),
  edge(
    'H97.21.02',
    'H97.21.01',
    'separate',
    '2005-09-01',
    'Nghị định số 77/2005/NĐ-CP-TG về lập phường Bến Gió',
  ),
  edge('H97.02', 'H97.04', 'consolidate', '2025-03-01', 'Nghị quyết số 09/2025/NQ-HĐND thành phố Tân Giang'),
  edge('H97.03', 'H97.04', 'consolidate', '2025-03-01', 'Nghị quyết số 09/2025/NQ-HĐND thành phố Tân Giang'),
  edge('H97.21', 'H97.41', 'dissolve', reform, 'Nghị quyết số 41/2025/NQ-HĐND thành phố Tân Giang'),
  edge('H97.22', 'H97.42', 'dissolve', reform, 'Nghị quyết số 41/2025/NQ-HĐND thành phố Tân Giang'),
  edge('H97.21.01', 'H97.41', 'consolidate', reform, 'Nghị quyết số 41/2025/NQ-HĐND thành phố Tân Giang'),
  edge('H97.21.02', 'H97.41', 'consolidate', reform, 'Nghị quyết số 41/2025/NQ-HĐND thành phố Tân Giang'),
  edge('H97.22.01', 'H97.42', 'merge', reform, 'Nghị quyết số 41/2025/NQ-HĐND thành phố Tân Giang'),
  edge('A97.21', 'A97.41', 'dissolve', reform, 'Quyết định số 1180-QĐ/TU của Thành ủy Tân Giang'),
  edge('C97.21', 'C97.41', 'merge', reform, 'Quyết định số 1192-QĐ/TU của Thành ủy Tân Giang'),
];

function edge(
  predecessor: string,
  successor: string,
  kind: SuccessionKind,
  date: Day,
  legalBasis: string,
): Succession {
  return { predecessor, successor, kind, date, legalBasis };
}

function fondsOf(agency: Agency): Fonds {
  const custody = [{ agency: agency.code, from: agency.from }];
  if (agency.code === 'H97.20') custody.push({ agency: archive, from: '2000-06-15' });
  const name = `Phông ${agency.name}`;
  return {
    code: `P.${agency.code}`,
    agency: agency.code,
    name,
    custody,
    ...(agency.to ? { closed: agency.to } : {}),
  };
}

const users: DemoUser[] = [
  user('hai-dang', 'Lưu Thị Mộc Miên', 'Công chức Văn phòng, phường Hải Đăng', ['H97.41'], 'official', [
    '01',
    '02',
  ]),
  user('dong-sim', 'Kha Vĩnh Tường', 'Công chức Địa chính, xã Đồng Sim', ['H97.42'], 'official', ['01']),
  user('so-nnmt', 'Đoàn Quang Thức', 'Chuyên viên Sở Nông nghiệp và Môi trường', ['H97.04'], 'official', [
    '01',
    '02',
  ]),
  user('mot-cua', 'Tăng Thị Lụa', 'Bộ phận Một cửa, phường Hải Đăng', ['H97.41'], 'desk', ['01', '02']),
  user('thanh-pho', 'Nghiêm Bá Lộc', 'Chuyên viên tổng hợp, UBND thành phố', ['H97'], 'analyst', [
    '01',
    '02',
  ]),
  user('thanh-uy', 'Ông Thế Khải', 'Chuyên viên Văn phòng Thành ủy', ['A97'], 'official', ['01', '02']),
  user('luu-tru', 'Mạc Thị Hoài Thư', 'Lưu trữ viên, Trung tâm Lưu trữ lịch sử', [archive], 'archivist', [
    '01',
    '02',
  ]),
  user(
    'quan-tri',
    'Trịnh Công Lý',
    'Quản trị quy tắc truy cập, UBND thành phố',
    ['H97', 'H97.04', 'H97.41', 'H97.42'],
    'administrator',
    ['01'],
  ),
  // Sees who did what, and reads no record.
  user('thanh-tra', 'Lã Minh Trực', 'Kiểm tra nhật ký, phường Hải Đăng', ['H97.41'], 'auditor', []),
];

function user(
  id: string,
  name: string,
  title: string,
  agencies: string[],
  role: DemoUser['role'],
  modes: string[],
): DemoUser {
  return { id, name, title, agencies, role, modes };
}

function supervisionsOf(agencies: readonly Agency[]): Supervision[] {
  const top: Record<Bloc, string> = { government: 'H97', party: 'A97', mass: 'C97' };
  return agencies
    .filter((agency) => agency.level !== 'city' || agency.code === archive)
    .map((agency) => ({ supervisor: top[agency.bloc], subordinate: agency.code, from: agency.from }));
}

/** The fictional city of Tân Giang; always the same, whatever the seed of the documents. */
export function buildWorld(): World {
  const agencies = agencyRows;
  return {
    city: 'thành phố Tân Giang',
    agencies,
    successions,
    supervisions: supervisionsOf(agencies),
    fonds: agencies.map(fondsOf),
    users,
  };
}

/** True if the agency existed on the day. */
export function existed(agency: Agency, day: Day): boolean {
  return agency.from <= day && (agency.to === undefined || day < agency.to);
}

/** The name that the agency bore on the day (its nearest name when it did not exist then). */
export function nameOn(agency: Agency, day: Day): string {
  const current = agency.names.find((name) => name.from <= day && (name.to === undefined || day < name.to));
  return (current ?? agency.names.at(-1))?.name ?? agency.name;
}

/** The line above the issuer's name on a letterhead of the day: before the split of 1998 communes lay in one district. */
export function aboveOn(agency: Agency, day: Day): string | undefined {
  return agency.level === 'commune' && day < '1998-01-01' ? 'HUYỆN SÔNG MÂY' : agency.above;
}

/** Who holds a fonds on the day: the last custodian whose custody had begun. */
export function custodianOn(fonds: Fonds, day: Day): string {
  return fonds.custody.filter((turn) => turn.from <= day).at(-1)?.agency ?? fonds.agency;
}

/**
 * The agencies, alive on the day, whose members may read what a custodian keeps:
 * the custodian itself and everyone who followed it by then.
 */
export function readersOf(world: World, custodian: string, day: Day): string[] {
  const reached = new Set([custodian]);
  for (const code of reached) {
    for (const step of world.successions) {
      if (step.predecessor === code && step.date <= day) reached.add(step.successor);
    }
  }
  const alive = world.agencies.filter((agency) => reached.has(agency.code) && existed(agency, day));
  return alive.map((agency) => agency.code).sort();
}
