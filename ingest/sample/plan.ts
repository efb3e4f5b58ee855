import { documentKinds } from './document-kinds.ts';
import { Random } from './random.ts';
import { archiveWork } from './stories/archive-work.ts';
import { merger } from './stories/merger.ts';
import { buildingOrder } from './stories/building-order.ts';
import { buildingPermit } from './stories/building-permit.ts';
import { procedureFile } from './stories/procedure-file.ts';
import { earlyYears } from './stories/early-years.ts';
import { budget } from './stories/budget.ts';
import { staffing } from './stories/staffing.ts';
import { landClearance } from './stories/land-clearance.ts';
import { conference } from './stories/conference.ts';
import { partyAdmission } from './stories/party-admission.ts';
import { partyResolution } from './stories/party-resolution.ts';
import { womensLoans } from './stories/womens-loans.ts';
import { regulationStories } from './stories/regulations.ts';
import { floodDefence } from './stories/flood-defence.ts';
import { schools } from './stories/schools.ts';
import { waterSupply } from './stories/water-supply.ts';
import { Telling, type Draft, type Mode, type Story } from './story.ts';
import type { Agency } from './agency.ts';
import type { World } from './world.ts';

/** A file (hồ sơ): a folder of documents on one matter. */
export interface PlannedFile {
  code: string;
  title: string;
  keeper: Agency;
  topic: string;
  retention: string;
  mode: Mode;
  drafts: Draft[];
}

const stories: Story[] = [
  landClearance,
  procedureFile,
  earlyYears,
  partyResolution,
  floodDefence,
  buildingPermit,
  womensLoans,
  merger,
  budget,
  schools,
  archiveWork,
  procedureFile,
  waterSupply,
  staffing,
  conference,
  partyAdmission,
  buildingOrder,
  earlyYears,
  procedureFile,
];

const lastYear = 2026;
const lastDay = '2026-10-30';

/** Draws stories until the number of documents is reached; regulations come first, for the others cite them. */
export class Planner {
  readonly files: PlannedFile[] = [];
  private planned = 0;
  private readonly standing: Draft[] = [];
  private readonly sequences = new Map<string, number>();
  private readonly kept = new Map<string, number>();
  private readonly told = new Set<string>();
  private readonly world: World;
  private readonly seed: number;
  private readonly wanted: number;

  /** Prepares a plan of `wanted` documents. */
  constructor(world: World, seed: number, wanted: number) {
    this.world = world;
    this.seed = seed;
    this.wanted = wanted;
  }

  /** Plans all files and numbers their documents by date. */
  plan(): PlannedFile[] {
    const random = new Random(this.seed, 'plan');
    const regulations = regulationStories(Math.max(1, Math.round(this.wanted / 60)));
    for (const story of regulations) this.tell(story, random);
    for (let turn = 0; this.planned < this.wanted; turn += 1) {
      const story = stories[turn % stories.length];
      if (story) this.tell(story, random);
    }
    numberDrafts(this.files, this.seed);
    return this.files;
  }

  private tell(story: Story, random: Random): void {
    if (this.planned >= this.wanted) return;
    const chosen = this.occasion(story, random);
    const telling = new Telling(
      this.world,
      story,
      chosen.keeper,
      chosen.year,
      new Random(this.seed, `${this.files.length}`),
      this.standing,
    );
    const title = story.tell(telling);
    const drafts = telling.drafts
      .filter((draft) => draft.date <= lastDay)
      .slice(0, this.wanted - this.planned);
    this.planned += drafts.length;
    if (story.topic === 'regulation')
      this.standing.push(...drafts.filter((draft) => draft.normative !== undefined));
    this.files.push({
      code: this.fileCode(chosen.keeper, chosen.year),
      title,
      keeper: chosen.keeper,
      topic: story.topic,
      retention: story.retention,
      mode: story.mode,
      drafts,
    });
  }

  /** The keeper with the fewest files so far; another one where that story was already told of it in that year. */
  private occasion(story: Story, random: Random): { keeper: Agency; year: number } {
    const fewest = Math.min(...story.keepers.map((code) => this.kept.get(code) ?? 0));
    let keepers = story.keepers.filter((candidate) => (this.kept.get(candidate) ?? 0) === fewest);
    let chosen = this.draw(story, keepers, random);
    for (let turn = 0; turn < 12 && this.told.has(chosen.key); turn += 1) {
      keepers = story.keepers;
      chosen = this.draw(story, keepers, random);
    }
    this.told.add(chosen.key);
    this.kept.set(chosen.keeper.code, (this.kept.get(chosen.keeper.code) ?? 0) + 1);
    return chosen;
  }

  private draw(
    story: Story,
    keepers: readonly string[],
    random: Random,
  ): { keeper: Agency; year: number; key: string } {
    const code = random.pick(keepers);
    const keeper = this.world.agencies.find((agency) => agency.code === code);
    if (!keeper) throw new RangeError(`No agency has the code ${code}: use a code of world-agencies.ts.`);
    const from = Math.max(story.from, Number(keeper.from.slice(0, 4)));
    const ended = keeper.to ? Number(keeper.to.slice(0, 4)) - 1 : lastYear;
    const to = Math.min(story.to, ended);
    const year = to < from ? from : random.whole(from, to);
    return { keeper, year, key: `${stories.indexOf(story)} ${code} ${year}` };
  }

  private fileCode(keeper: Agency, year: number): string {
    const key = `${keeper.code}.${year}`;
    const next = (this.sequences.get(key) ?? 0) + 1;
    this.sequences.set(key, next);
    return `${key}.${String(next).padStart(3, '0')}`;
  }
}

function seriesOf(draft: Draft): { symbol: string; key: string } {
  const { issuer, kind } = draft;
  const year = draft.date.slice(0, 4);
  const organ = issuer.symbol === 'UBND' && year < '1994' ? 'UB' : issuer.symbol;
  const drafter = issuer.drafters[draft.subject.length % issuer.drafters.length] ?? 'VP';
  const type = documentKinds[kind].abbreviation;
  const key = `${issuer.code} ${year} `;
  if (issuer.bloc === 'party') return { symbol: `${type || 'CV'}/${organ}`, key: `${key}${type}` };
  if (!type) return { symbol: `${organ}-${drafter}`, key: `${key}CV` };
  return {
    symbol: `${draft.normative ? `${year}/` : ''}${type}-${organ}`,
    key: `${key}${type}${draft.normative ? ' normative' : ''}`,
  };
}

/** Gives every draft its number: running by issuer, year and type in the order of dates, with gaps. */
export function numberDrafts(files: readonly PlannedFile[], seed: number): void {
  const random = new Random(seed, 'numbers');
  const drafts = files.flatMap((file) => file.drafts);
  const gap = Math.max(1, Math.min(160, Math.round(24_000 / drafts.length)));
  const counters = new Map<string, number>();
  const byDate = [...drafts].sort((one, other) =>
    one.date < other.date ? -1 : one.date > other.date ? 1 : 0,
  );
  for (const draft of byDate) {
    if (draft.author || !documentKinds[draft.kind].numbered) continue;
    const { symbol, key } = seriesOf(draft);
    const reach = draft.issuer.bloc === 'party' || draft.normative ? Math.ceil(gap / 8) : gap;
    const next = (counters.get(key) ?? 0) + random.whole(1, reach);
    counters.set(key, next);
    const shown = next < 10 ? `0${next}` : String(next);
    draft.symbol = symbol;
    draft.number = draft.issuer.bloc === 'party' ? `${shown}-${symbol}` : `${shown}/${symbol}`;
  }
}
