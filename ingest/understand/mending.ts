import { fold, toIndexForm } from '@tangthu/language/text/fold';
import { wordCount } from '@tangthu/language/words/lexicon';
import { candidateSpellings } from '@tangthu/language/words/spelling';
import type { PageText } from '../read/page-text.ts';
import { findAlike } from './alike.ts';

/** How often two syllables follow each other in a document, lower-cased index forms joined by a space. */
export type Neighbours = ReadonlyMap<string, number>;

const MOST_CANDIDATES = 40;
/** By how much another spelling must fit better than what was read. */
const MARGIN = 1.5;
/** Words of the lexicon that occur this often are rare ones. */
const RARE = 20;
/** What one occurrence elsewhere in the document is worth beside the lexicon. */
const SEEN = 2;

/** Counts the pairs of syllables on all pages. */
export function neighboursOf(pages: readonly PageText[]): Neighbours {
  const pairs = new Map<string, number>();
  for (const { text } of pages) {
    let before = '';
    for (const [word] of text.matchAll(/\p{L}+|[.;:!?]/gu)) {
      const now = toIndexForm(word).toLowerCase();
      const pair = `${before} ${now}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      before = now;
    }
  }
  return pairs;
}

/**
 * A text with the diacritics that OCR misread set right, where the lexicon's words and the rest of the
 * document say in what way: «sửa đối, bố sung» is «sửa đổi, bổ sung». Letters stay,
 * and names are set right by the document alone.
 */
export function mendedSpelling(text: string, neighbours: Neighbours): string {
  const words = [...text.matchAll(/\p{L}+/gu)].map(([word, ...rest]) => ({ word, rest }));
  const places = [...text.matchAll(/\p{L}+/gu)].map((match) => match.index);
  const forms = words.map(({ word }) => toIndexForm(word).toLowerCase());
  const own = pairCounts(forms);
  const seen = (one: string, two: string): number =>
    Math.max(0, (neighbours.get(`${one} ${two}`) ?? 0) - (own.get(`${one} ${two}`) ?? 0));
  const fit = (form: string, at: number): number => {
    const isName = at > 0 && /^\p{Lu}\p{Ll}/u.test(words[at]?.word ?? '');
    const pair = (one: string | undefined, two: string | undefined): number =>
      one === undefined || two === undefined
        ? 0
        : (isName ? 0 : known(one, two)) + SEEN * Math.log1p(seen(one, two));
    return pair(forms[at - 1], form) + pair(form, forms[at + 1]);
  };
  let result = '';
  let end = 0;
  forms.forEach((form, at) => {
    const printed = words[at]?.word ?? '';
    const start = places[at] ?? 0;
    const best = bestForm(form, (other) => fit(other, at));
    forms[at] = best;
    result += text.slice(end, start) + (best === form ? printed : inCaseOf(printed, best));
    end = start + printed.length;
  });
  return result + text.slice(end);
}

/**
 * A name in capitals as the running text of the document spells it, where that is the same but for one letter in ten:
 * «SỞ THỦY LỢT» is «SỞ THỦY LỢI» when «Sở Thủy lợi …» reports below.
 */
export function mendedByBody(name: string, pages: readonly PageText[]): string {
  const wrong = Math.floor(name.replace(/\P{L}/gu, '').length / 10);
  for (const { text } of pages.slice(0, 2)) {
    const body = text.replace(/\n/g, ' ');
    if (body.replace(name, '').toUpperCase().includes(name)) return name;
    const there = findAlike(
      body.replace(/\p{Lu}{2,}/gu, (word) => ' '.repeat(word.length)),
      name,
      wrong,
    );
    const said =
      there &&
      body
        .slice(there.start, there.end)
        .toUpperCase()
        .replace(/[^\p{L}\d]+/gu, ' ');
    if (said?.replace(/\P{L}/gu, '') === name.replace(/\P{L}/gu, '')) return name;
    if (said && said.split(' ').length >= name.split(/[^\p{L}\d]+/u).length) return said;
  }
  return name;
}

function bestForm(form: string, fit: (form: string) => number): string {
  let best = { form, score: fit(form) + MARGIN };
  for (const other of candidateSpellings(form, MOST_CANDIDATES)) {
    if (other === form || fold(other) !== fold(form)) continue;
    const score = fit(other);
    if (score > best.score) best = { form: other, score };
  }
  return best.form;
}

/** How well two syllables make a word of the lexicon. */
function known(one: string, two: string): number {
  return Math.log1p(wordCount([one, two]) / RARE);
}

function pairCounts(forms: readonly string[]): Map<string, number> {
  const pairs = new Map<string, number>();
  forms.forEach((form, at) => {
    const pair = `${forms[at - 1] ?? ''} ${form}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  });
  return pairs;
}

function inCaseOf(printed: string, form: string): string {
  if (printed.length > 1 && printed === printed.toUpperCase()) return form.toUpperCase();
  const [first = ''] = printed;
  return first === first.toLowerCase() ? form : form.charAt(0).toUpperCase() + form.slice(1);
}
