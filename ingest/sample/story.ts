import type { Writer } from './block.ts';
import { dayOf, longDate, workday } from './calendar.ts';
import { documentKinds, type KindCode } from './document-kinds.ts';
import type { Person } from './names.ts';
import type { Random } from './random.ts';
import type { Agency, Day } from './agency.ts';
import { existed, nameOn, type World } from './world.ts';

export type LinkKind = 'cites' | 'amends' | 'replaces' | 'repeals';
export type Mode = '01' | '02' | '03';

/** A document that a story has planned: everything but its number and its laid-out pages. */
export interface Draft {
  issuer: Agency;
  kind: KindCode;
  date: Day;
  subject: string;
  mode: Mode;
  links: { kind: LinkKind; to: Draft }[];
  write: (writer: Writer) => void;
  /** The printed title where it is not the kind's own, e.g. of an application form. */
  title?: string;
  /** The resident who wrote it, where no agency did. */
  author?: Person;
  /** Of general application: its symbol carries the year. */
  normative?: boolean;
  urgency?: string;
  secrecy?: string;
  recipients?: string[];
  /** Set when all drafts of an archive are numbered in the order of their dates. */
  number?: string;
  symbol?: string;
}

type Details = Partial<Omit<Draft, 'kind' | 'date' | 'write' | 'links'>> & {
  subject: string;
  cites?: Draft[];
} & Partial<Record<'amends' | 'replaces' | 'repeals', Draft[]>>;

/** What a story is about, who keeps its file, and in which years it may happen. */
export interface Story {
  topic: string;
  keepers: string[];
  from: number;
  to: number;
  mode: Mode;
  /** The file's retention as its two-digit code (01 permanent … 06 ten years). */
  retention: string;
  /** Plans the documents of one file and gives the file's title. */
  tell: (telling: Telling) => string;
}

/** One run of a story: a place, a year, and the documents planned so far. */
export class Telling {
  readonly drafts: Draft[] = [];
  readonly world: World;
  readonly story: Story;
  readonly keeper: Agency;
  readonly year: number;
  readonly start: Day;
  readonly random: Random;
  private readonly standing: readonly Draft[];

  /** `standing` are the city's regulations, which other documents cite. */
  constructor(
    world: World,
    story: Story,
    keeper: Agency,
    year: number,
    random: Random,
    standing: readonly Draft[],
  ) {
    this.world = world;
    this.story = story;
    this.keeper = keeper;
    this.year = year;
    this.random = random;
    this.standing = standing;
    const first = dayOf(year, random.whole(1, 7), random.whole(1, 27));
    this.start = first < keeper.from ? workday(keeper.from, random.whole(0, 75)) : workday(first, 0);
  }

  /** An agency of the city by its code. */
  agency(code: string): Agency {
    const found = this.world.agencies.find((agency) => agency.code === code);
    if (!found) throw new RangeError(`No agency has the code ${code}: use a code of world-agencies.ts.`);
    return found;
  }

  /** The keeper's territory, e.g. «quận Hải Đăng». */
  get place(): string {
    return placeOf(this.keeper, this.start);
  }

  /** True where people live in hamlets rather than along streets. */
  get rural(): boolean {
    return this.keeper.code.startsWith('H97.22') || ['H97.20', 'H97.42'].includes(this.keeper.code);
  }

  /** The day some days after the story began. */
  day(days: number): Day {
    return workday(this.start, days);
  }

  /** Plans a document some days after the story began; its issuer is the keeper unless the details name another. */
  add(kind: KindCode, days: number, details: Details, write: Draft['write']): Draft {
    const { cites = [], amends = [], replaces = [], repeals = [], ...rest } = details;
    const links = [
      ...cites.map((to) => ({ kind: 'cites' as const, to })),
      ...amends.map((to) => ({ kind: 'amends' as const, to })),
      ...replaces.map((to) => ({ kind: 'replaces' as const, to })),
      ...repeals.map((to) => ({ kind: 'repeals' as const, to })),
    ];
    const issuer = details.issuer ?? this.keeper;
    const draft: Draft = { mode: this.story.mode, ...rest, issuer, kind, date: this.day(days), links, write };
    if (!details.author && !existed(issuer, draft.date)) draft.date = lastDay(issuer, draft.date);
    this.drafts.push(draft);
    return draft;
  }

  /** The city's regulation on a matter that was in force when the story began, if there was one. */
  precedent(matter: string): Draft[] {
    const regulations = this.standing.filter(
      (draft) => draft.date < this.start && draft.subject.includes(matter),
    );
    return regulations.slice(-1);
  }
}

function lastDay(issuer: Agency, day: Day): Day {
  return day < issuer.from ? workday(issuer.from, 1) : workday(issuer.to ?? day, -4);
}

/** The territory of a committee on a day, e.g. «phường Bến Gió»; for other agencies the city. */
export function placeOf(agency: Agency, day: Day): string {
  const place = /(?:thành phố|quận|huyện|phường|xã|thị trấn) .+$/u.exec(nameOn(agency, day));
  return place?.[0] ?? 'thành phố Tân Giang';
}

/** A numbered document as others cite it: kind, number, date, issuer and subject line. */
export function citation(draft: Draft): string {
  const title = documentKinds[draft.kind].title || 'Công văn';
  const kind = title.charAt(0) + title.slice(1).toLocaleLowerCase('vi');
  const number = draft.number ? ` số ${draft.number}` : '';
  const subject = draft.subject.charAt(0).toLocaleLowerCase('vi') + draft.subject.slice(1);
  const about = draft.kind === 'CV' || !subject.startsWith('về ') ? `về ${subject}` : subject;
  return `${kind}${number} ${longDate(draft.date)} của ${nameOn(draft.issuer, draft.date)} ${about}`;
}
