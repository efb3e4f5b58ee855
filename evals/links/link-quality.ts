import type { SampleDocument } from '@tangthu/ingest/sample/generate';
import { documentLinks } from '@tangthu/ingest/understand/document-links';
import { documentNumberKey, parseDocumentNumber } from '@tangthu/language/text/document-number';
import { documentTypeOfName } from '@tangthu/language/text/document-types';
import { misread } from '../quality/sample/ocr-noise.ts';

/** How the links of one relation were read: right, not read as such, read where the truth has another or none. */
export interface LinkTally {
  right: number;
  missed: number;
  wrong: number;
}

type Page = Parameters<typeof documentLinks>[0][number];

/**
 * Reads the links of generated documents with a share of their characters misread, and compares them with the truth, by relation.
 * Counted are links between these documents whose number is printed; a number that is misread is missed.
 */
export function linkQuality(documents: readonly SampleDocument[], share: number): Record<string, LinkTally> {
  const byId = new Map(documents.map((document) => [document.truth.id, document]));
  const known = new Set(documents.map(nameOf));
  const tallies: Record<string, LinkTally> = {};
  const tallyOf = (relation: string): LinkTally => (tallies[relation] ??= { right: 0, missed: 0, wrong: 0 });
  for (const document of documents) {
    const text = document.pages
      .map((page) => page.text)
      .join('')
      .replace(/\s+/gu, '');
    const truth = new Map<string, string>();
    for (const { kind, to } of document.links) {
      const cited = byId.get(to);
      const number = cited?.truth.numberLine?.replace(/\s+/gu, '');
      if (cited && number && text.includes(number)) truth.set(nameOf(cited), kind);
    }
    const read = readLinks(document, share, known);
    for (const [name, relation] of truth) {
      if (read.get(name) === relation) tallyOf(relation).right++;
      else tallyOf(relation).missed++;
    }
    for (const [name, relation] of read)
      // The truth does not list every regulation that a document names as its basis.
      if ((truth.get(name) ?? 'cites') !== relation) tallyOf(relation).wrong++;
  }
  return tallies;
}

function readLinks(
  { truth, pages }: SampleDocument,
  share: number,
  known: ReadonlySet<string>,
): Map<string, string> {
  const noised = pages.map((page, index) => noisedPage(page, share, `${truth.id} ${index}`));
  const type = documentTypeOfName(truth.printed.title ?? '')?.name ?? 'Công văn';
  const { date, numberLine = '', symbol = '' } = truth;
  const links = documentLinks(noised, { type, symbol, numberKey: keyOf(numberLine), issuedDate: date });
  return new Map(
    links.flatMap(({ citedKey, citedDate, relation }) => {
      const names = citedDate
        ? [`${citedKey} ${citedDate}`]
        : [...known].filter((name) => name.startsWith(`${citedKey} `));
      return names.filter((name) => known.has(name)).map((name) => [name, relation]);
    }),
  );
}

function nameOf({ truth }: SampleDocument): string {
  return `${keyOf(truth.numberLine ?? '')} ${truth.date}`;
}

function keyOf(numberLine: string): string {
  const number = parseDocumentNumber(numberLine);
  return number ? documentNumberKey(number.number, number.symbol, number.year) : '';
}

/** The page with misread words, each where it stood. */
function noisedPage(page: Page, share: number, seed: string): Page {
  const misreadings = misread(
    page.words.map(({ start, end }) => page.text.slice(start, end)),
    share,
    seed,
  );
  let text = '';
  let before = 0;
  const words = page.words.map((word, index) => {
    text += page.text.slice(before, word.start);
    before = word.end;
    const start = text.length;
    text += misreadings[index] ?? '';
    return { ...word, start, end: text.length };
  });
  return { ...page, text, words };
}
