import { Writer, type Question } from './block.ts';
import { longDate, yearOf } from './calendar.ts';
import { documentKinds } from './document-kinds.ts';
import { evidenceSpans, type Span } from './evidence.ts';
import { body } from './layout/body.ts';
import { closing, headName, letterhead, plainHead, title } from './layout/letterhead.ts';
import { pageText, type SamplePage } from './layout/page-text.ts';
import { SheetRun } from './layout/sheet.ts';
import { Planner, type PlannedFile } from './plan.ts';
import { Random } from './random.ts';
import { signingOf } from './signing.ts';
import { secretPaper } from './stories/secret-paper.ts';
import { Telling, type Draft, type LinkKind, type Mode } from './story.ts';
import type { Day } from './agency.ts';
import { buildWorld, custodianOn, nameOn, readersOf, type World } from './world.ts';

/** What is true of a document: the fields that ingest should find, and those that come with its file. */
export interface DocumentTruth {
  /** File code and number in the file, e.g. «H97.21.2014.003.2»; the PDF's name without its ending. */
  id: string;
  fileCode: string;
  fileTitle: string;
  order: number;
  fonds: string;
  creator: string;
  custodian: string;
  topic: string;
  /** Two-digit document type code of hand-over packages. */
  typeName: string;
  /** The type as it stands in the symbol; empty for official letters and forms. */
  type: string;
  /** «155/KH-UBND» as it stands on the page, its number and its symbol; absent on papers without a number. */
  numberLine?: string;
  number?: string;
  symbol?: string;
  date: Day;
  /** Place and date as printed; absent on residents' forms. */
  placeLine?: string;
  issuer: string;
  subject: string;
  /** What a reader finds on the first page itself: absent where it is not printed there. */
  printed: { issuer?: string; title?: string; subject?: string };
  signer?: string;
  capacity?: string;
  retention: string;
  mode: Mode;
  urgency?: string;
  secrecy?: string;
  pages: number;
}

/** A question with the place of its answer: spans of page text, more than one where it runs over a page's end. */
export interface AnsweredQuestion extends Question {
  spans: Span[];
}

/** One document with its laid-out pages and all that is true of it. */
export interface SampleDocument {
  truth: DocumentTruth;
  links: { kind: LinkKind; to: string }[];
  questions: AnsweredQuestion[];
  /** Agencies whose members may read it on the given day, by custody and succession (its mode permitting). */
  readers: (day: Day) => string[];
  pages: SamplePage[];
}

/** How many documents, and the seed from which all choices follow. */
export interface GeneratorSettings {
  count: number;
  seed: number;
}

/** The day on which custody is stated. */
export const referenceDay: Day = '2026-11-22';

/**
 * Documents of the fictional city, file by file, with text, word boxes and truth but no images.
 * The same settings always give the same documents.
 */
export function* generateDocuments({ count, seed }: GeneratorSettings): Generator<SampleDocument> {
  const world = buildWorld();
  const files = new Planner(world, seed, count).plan();
  yield* composeFiles(world, files, seed);
}

/** Secret papers that ingest must set aside; for tests of the quarantine only. */
export function* generateSecretDocuments({ count, seed }: GeneratorSettings): Generator<SampleDocument> {
  const world = buildWorld();
  const files = Array.from({ length: count }, (_none, index): PlannedFile => {
    const keeper = world.agencies.find(
      (agency) => agency.code === secretPaper.keepers[index % secretPaper.keepers.length],
    );
    if (!keeper) throw new RangeError('A keeper of secret papers is not in world-agencies.ts.');
    const telling = new Telling(
      world,
      secretPaper,
      keeper,
      2005 + index,
      new Random(seed, `secret ${index}`),
      [],
    );
    const fileTitle = secretPaper.tell(telling);
    for (const draft of telling.drafts) {
      draft.symbol = keeper.bloc === 'party' ? `PA/${keeper.symbol}` : `PA-${keeper.symbol}`;
      draft.number = `0${index + 1}${keeper.bloc === 'party' ? '-' : '/'}${draft.symbol}`;
    }
    return {
      code: `${keeper.code}.${2005 + index}.M${index + 1}`,
      title: fileTitle,
      keeper,
      topic: 'secret',
      retention: '01',
      mode: '03',
      drafts: telling.drafts,
    };
  });
  yield* composeFiles(world, files, seed);
}

/** The documents of planned files, whose drafts are numbered. */
export function* composeFiles(
  world: World,
  files: readonly PlannedFile[],
  seed: number,
): Generator<SampleDocument> {
  const ids = new Map<Draft, string>();
  for (const file of files)
    file.drafts.forEach((draft, index) => ids.set(draft, `${file.code}.${index + 1}`));
  for (const file of files) {
    for (const [index, draft] of file.drafts.entries())
      yield compose(world, file, draft, index + 1, ids, seed);
  }
}

function compose(
  world: World,
  file: PlannedFile,
  draft: Draft,
  order: number,
  ids: ReadonlyMap<Draft, string>,
  seed: number,
): SampleDocument {
  const id = `${file.code}.${order}`;
  const random = new Random(seed, id);
  const writer = new Writer();
  draft.write(writer);
  const signing = signingOf(draft, random);
  const run = new SheetRun(yearOf(draft.date) < 1991);
  if (draft.author) plainHead(run, draft);
  else letterhead(run, draft);
  title(run, draft);
  const annexAt = writer.blocks.findIndex((block) => block.kind === 'page');
  const main = annexAt < 0 ? writer.blocks : writer.blocks.slice(0, annexAt);
  body(run, main);
  closing(run, draft, signing, sealedName(draft));
  body(run, annexAt < 0 ? [] : writer.blocks.slice(annexAt));
  const pages = run.sheets.map((sheet) => pageText(sheet, random.between(-0.85, 0.85)));
  const texts = pages.map((page) => page.text);
  const fonds = world.fonds.find((candidate) => candidate.agency === file.keeper.code);
  const custodian = fonds ? custodianOn(fonds, referenceDay) : file.keeper.code;
  const kind = documentKinds[draft.kind];
  const truth: DocumentTruth = {
    id,
    fileCode: file.code,
    fileTitle: file.title,
    order,
    fonds: fonds?.code ?? '',
    creator: draft.author ? file.keeper.code : draft.issuer.code,
    custodian,
    topic: file.topic,
    typeName: kind.typeName,
    type: kind.typeName === '22' || draft.author ? '' : kind.abbreviation,
    ...(draft.number
      ? { numberLine: draft.number, number: /^\d+/.exec(draft.number)?.[0] ?? '', symbol: draft.symbol ?? '' }
      : {}),
    date: draft.date,
    ...(draft.author ? {} : { placeLine: `${draft.issuer.place}, ${longDate(draft.date)}` }),
    issuer: draft.author ? draft.author.name : nameOn(draft.issuer, draft.date),
    subject: draft.subject,
    printed: printedOf(draft),
    ...(signing ? { signer: signing.name, capacity: signing.capacity } : {}),
    retention: file.retention,
    mode: draft.mode,
    ...(draft.urgency ? { urgency: draft.urgency } : {}),
    ...(draft.secrecy ? { secrecy: draft.secrecy } : {}),
    pages: pages.length,
  };
  return {
    truth,
    links: draft.links.flatMap((link) => {
      const to = ids.get(link.to);
      return to ? [{ kind: link.kind, to }] : [];
    }),
    questions: [...writer.questions, ...laterNames(world, draft, writer.questions)].map((question) => ({
      ...question,
      spans: evidenceSpans(texts, question.evidence),
    })),
    readers: (day) => readersOf(world, fonds ? custodianOn(fonds, day) : custodian, day),
    pages,
  };
}

/** The name in the ring of the seal, whose foot already names the city. */
function sealedName(draft: Draft): string {
  return nameOn(draft.issuer, draft.date).replace(' thành phố Tân Giang', '').toLocaleUpperCase('vi');
}

/** A question that names the issuer as it is called today, where the page bears an older name. */
function laterNames(world: World, draft: Draft, questions: readonly Question[]): Question[] {
  const [first] = questions;
  const [heir] = readersOf(world, draft.issuer.code, referenceDay);
  const today = world.agencies.find((agency) => agency.code === heir)?.name;
  if (!first || draft.author || !today || today === nameOn(draft.issuer, draft.date)) return [];
  return [{ kind: 'later-name', text: `${draft.subject} - ${today}`, evidence: first.evidence }];
}

function printedOf(draft: Draft): DocumentTruth['printed'] {
  const heading = (draft.title ?? documentKinds[draft.kind].title).split('\n')[0];
  const bare = draft.author !== undefined || draft.kind === 'GTN';
  return {
    ...(draft.author ? {} : { issuer: headName(draft).replace('\n', ' ') }),
    ...(heading ? { title: heading } : {}),
    ...(bare ? {} : { subject: draft.subject }),
  };
}
