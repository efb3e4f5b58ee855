import { openOcrEngine } from '@tangthu/ingest/ocr/open-ocr-engine';
import type { OcrEngine } from '@tangthu/ingest/ocr/ocr-engine';
import { goalLines, type Goal } from '../goals.ts';
import type { Results } from '../report.ts';
import { MissingDataError, sharedData } from '../shared-data.ts';
import { realDocuments } from './expected.ts';
import { fieldResults, fieldTable } from './field-table.ts';
import { understood, type Paper, type PaperReading } from './papers.ts';
import { realPaper } from './real-papers.ts';
import { archivedPaper, everyNth, laidOutPaper, sampleDocuments, WEARS, wornPaper } from './sample-papers.ts';
import { splitJoined, wronglySplit } from './splitting.ts';

/** The papers of a run, by where their text comes from. */
interface Papers {
  readonly groups: readonly {
    readonly name: string;
    readonly title: string;
    readonly papers: readonly Paper[];
  }[];
  readonly secret: readonly Paper[];
}

/** The figures of a run, and every field that was not read right. */
interface MetadataRun {
  readonly results: Results;
  readonly cases: readonly unknown[];
}

const LETTERS = { good: 0.97, recognised: 0.9 };
const WORDS = { good: 0.92, recognised: 0.85 };

/** The shares that must be read right, for good text and after recognition. */
const GOALS: readonly Goal[] = [
  ...goalsOf(['sample.clean', 'unseen.clean', 'real.layer'], 'good'),
  ...goalsOf(['sample.worn', 'unseen.worn', 'real.scans'], 'recognised'),
  { figure: 'secrecy.missed', atMost: 0 },
  { figure: 'secrecy.invented', atMost: 0 },
  { figure: 'split.gazettesParted', atMost: 0 },
];

/**
 * Measures metadata on the sample archive and on another one, as text and scanned anew; on 64 real documents; on secret
 * papers; and how files of many documents are parted.
 */
export async function runMetadata(options: { readonly cases: boolean }): Promise<MetadataRun> {
  const engine = await openOcrEngine(process.env);
  if (!engine) {
    throw new MissingDataError('OCR_ENGINE is none, and half of this suite is recognised: leave it out.');
  }
  try {
    return report(await papersOf(engine), options.cases);
  } finally {
    await engine.close();
  }
}

async function papersOf(engine: OcrEngine): Promise<Papers> {
  const ready = sampleDocuments('ready');
  const unseen = sampleDocuments('unseen');
  const secret = sampleDocuments('secret');
  const worn = async (documents: typeof ready, each: number): Promise<Paper[]> =>
    inTurn(everyNth(documents, each), (document, index) =>
      wornPaper(document, WEARS[index % WEARS.length] ?? 'light', engine),
    );
  const real = await realPapers(engine);
  return {
    groups: [
      { name: 'sample.clean', title: 'The sample archive', papers: await inTurn(ready, archivedPaper) },
      { name: 'unseen.clean', title: 'An unseen archive, as laid out', papers: unseen.map(laidOutPaper) },
      { name: 'real.layer', title: 'Real documents with a text layer', papers: real.layered },
      { name: 'sample.worn', title: 'The sample archive, scanned anew', papers: await worn(ready, 4) },
      { name: 'unseen.worn', title: 'An unseen archive, scanned', papers: await worn(unseen, 8) },
      { name: 'real.scans', title: 'Real scans, what is printed', papers: real.scanned },
      { name: 'real.byHand', title: 'Real scans, what is handwritten', papers: real.handwritten },
    ],
    secret: [
      ...secret.map(laidOutPaper),
      ...(
        await inTurn(WEARS, (wear) => inTurn(secret, (document) => wornPaper(document, wear, engine)))
      ).flat(),
    ],
  };
}

async function realPapers(
  engine: OcrEngine,
): Promise<{ layered: Paper[]; scanned: Paper[]; handwritten: Paper[] }> {
  const records = sharedData('records');
  if (!records)
    throw new MissingDataError('The real documents are not there: name their folder by TANGTHU_DATA.');
  const papers = await inTurn(realDocuments(), (document) => realPaper(document, records, engine));
  const isScan = ({ readings }: Paper): boolean => readings[0]?.wordConfidences !== undefined;
  return {
    layered: papers.map(({ printed }) => printed).filter((paper) => !isScan(paper)),
    scanned: papers.map(({ printed }) => printed).filter(isScan),
    handwritten: papers.flatMap(({ handwritten }) => handwritten ?? []),
  };
}

function report({ groups, secret }: Papers, listCases: boolean): MetadataRun {
  const read = groups.map((group) => ({ ...group, readings: group.papers.map(understood) }));
  const guarded = secret.map(understood);
  const results: Results = Object.assign(
    {},
    ...read.map(({ name, readings }) => fieldResults(name, readings)),
    secrecyResults(
      guarded,
      read.flatMap(({ readings }) => readings),
    ),
    doubtResults(
      read
        .filter(({ name }) => !name.endsWith('clean') && name !== 'real.layer')
        .flatMap(({ readings }) => readings),
    ),
    splitResults(groups),
  ) as Results;
  for (const { title, readings } of read) print(fieldTable(title, readings));
  print(fieldTable('Secret papers, as laid out and at three levels of wear', guarded));
  print(
    Object.entries(results)
      .filter(([name]) => /^(?:secrecy|doubt|split)/.test(name))
      .map(([name, value]) => `  ${name}  ${Number.isInteger(value) ? value : value.toFixed(3)}`),
  );
  print(goalLines(GOALS, results));
  const cases = [...read.flatMap(({ readings }) => readings), ...guarded].flatMap(({ name, fields }) =>
    fields.filter(({ verdict }) => verdict !== 'right').map((field) => ({ name, ...field })),
  );
  if (listCases)
    print(
      cases.map(
        (one) => `  ${one.name} ${one.field} ${one.verdict}\n    ${one.wanted ?? '–'}\n    ${one.got ?? '–'}`,
      ),
    );
  return { results, cases };
}

function secrecyResults(secret: readonly PaperReading[], others: readonly PaperReading[]): Results {
  const stamps = secret.flatMap(({ fields }) => fields.filter(({ field }) => field === 'secrecy'));
  return {
    'secrecy.stamps': stamps.length,
    // Any degree sets the paper aside.
    'secrecy.missed': stamps.filter(({ verdict }) => verdict === 'not-read').length,
    'secrecy.degreeWrong': stamps.filter(({ verdict }) => verdict === 'wrong').length,
    'secrecy.invented': others
      .flatMap(({ fields }) => fields)
      .filter(({ field, verdict }) => field === 'secrecy' && verdict === 'invented').length,
  };
}

/** From this confidence on a field is taken as read; below it is looked at. */
const SURE = 0.7;

/** Of recognised numbers and dates: how many the rules are sure of, and how many of those, and of the others, are right. */
function doubtResults(papers: readonly PaperReading[]): Results {
  const given = papers
    .flatMap(({ fields }) => fields)
    .filter(({ field, got }) => (field === 'number' || field === 'date') && got !== undefined);
  const sure = given.filter(({ confidence = 0 }) => confidence >= SURE);
  const unsure = given.filter(({ confidence = 0 }) => confidence < SURE);
  const right = (some: typeof given): number =>
    some.filter(({ verdict }) => verdict === 'right').length / Math.max(1, some.length);
  return {
    'doubt.sureShare': sure.length / Math.max(1, given.length),
    'doubt.sureRight': right(sure),
    'doubt.unsureRight': right(unsure),
  };
}

function splitResults(groups: Papers['groups']): Results {
  const papers = (name: string): readonly Paper[] =>
    groups.find((group) => group.name === name)?.papers ?? [];
  const figures = (['sample.clean', 'unseen.clean', 'sample.worn', 'real.layer'] as const).map((name) => {
    const { found, missed, wrong } = splitJoined(papers(name));
    return {
      [`split.${name}.precision`]: found / Math.max(1, found + wrong.length),
      [`split.${name}.recall`]: found / Math.max(1, found + missed.length),
    };
  });
  return Object.assign({}, ...figures, {
    'split.samplesParted': wronglySplit([...papers('sample.clean'), ...papers('unseen.clean')]).length,
    'split.gazettesParted': wronglySplit(papers('real.layer')).length,
  }) as Results;
}

function goalsOf(groups: readonly string[], text: 'good' | 'recognised'): Goal[] {
  return groups.flatMap((group) => [
    ...['number', 'date', 'type'].map((field) => ({ figure: `${group}.${field}`, atLeast: LETTERS[text] })),
    ...['issuer', 'subject'].map((field) => ({ figure: `${group}.${field}`, atLeast: WORDS[text] })),
  ]);
}

async function inTurn<Given, Made>(
  items: readonly Given[],
  make: (item: Given, index: number) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const [index, item] of items.entries()) made.push(await make(item, index));
  return made;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`\n${lines.join('\n')}\n`);
}
