import { fold } from '@tangthu/language/text/fold';
import { candidateSpellings } from '@tangthu/language/words/spelling';
import type { PageText } from '../read/page-text.ts';
import { findAlike, lettersApart, lettersOnly } from './alike.ts';
import { fitIn, formOf } from './syllable-fit.ts';
import type { Neighbours } from './syllable-fit.ts';

const MOST_CANDIDATES = 40;
/** By how much another spelling must fit better than what was read: less where that is no syllable that anyone writes. */
const MARGIN = 1.5;
const UNKNOWN_MARGIN = 0.1;
/** No subject begins so; «Về» was misread. */
const NO_BEGINNING = /^(?:và|vẽ|vê|vé|vể|vễ)(?=\s)/iu;
/** «nằm 2021», «nam 2021»: before a year stands nothing else. */
const BEFORE_YEAR = /(?<![\p{L}\d])n[aàáảãạăằắẳẵặâầấẩẫậ]m(?= (?:19|20)\d{2}(?!\d))/gu;
const ENACTED =
  /ban hành (?:Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định) (?<subject>\p{Ll}[^.;]{15,500})\.(?:\s|$)/u;
/** The share of a subject's letters in which the formula, and the running text, may differ from it. */
const ENACTED_APART = 0.15;
const WORDS_APART = 0.12;
const MISREAD_LETTERS = 2;

/**
 * A text with the diacritics that OCR misread set right, where the lexicon's words and the rest of the
 * document say in what way: «sửa đối, bố sung» is «sửa đổi, bổ sung». Letters stay,
 * and names are set right by the document alone.
 */
export function mendedSpelling(text: string, neighbours: Neighbours): string {
  const words = wordsOf(text);
  const forms = words.map(formOf);
  const fit = fitIn(words, forms, neighbours);
  const spelled = withWords(text, (word, at) => {
    const form = forms[at] ?? '';
    const best = bestForm(form, (other) => fit(other, at));
    forms[at] = best;
    return best === form ? word : inCaseOf(word, best);
  });
  return spelled.replace(BEFORE_YEAR, 'năm');
}

/**
 * A subject line as the running text (`body`, what stands behind it) says it again: by the formula of enactment whole
 * («… ban hành Nghị định quy định chi tiết …»), else word by word, where the words there fit better.
 */
export function mendedSubject(subject: string, body: string, neighbours: Neighbours): string {
  const begun = subject.replace(NO_BEGINNING, 'Về');
  const enacted = ENACTED.exec(body)?.groups?.['subject'];
  // Dates are written out there that a title gives in figures.
  const hasDate = /\d\/\d{1,2}\/\d/u.test(begun);
  if (enacted && !hasDate && lettersApart(enacted, begun) <= ENACTED_APART * lettersOnly(begun).length) {
    return enacted.charAt(0).toUpperCase() + enacted.slice(1);
  }
  return mendedWords(begun, body, neighbours);
}

function mendedWords(subject: string, body: string, neighbours: Neighbours): string {
  const there = findAlike(body, subject, Math.floor(WORDS_APART * lettersOnly(subject).length));
  const said = there ? wordsOf(body.slice(there.start, there.end)) : [];
  const words = wordsOf(subject);
  if (said.length !== words.length) return subject;
  const forms = words.map(formOf);
  const fit = fitIn(words, said.map(formOf), neighbours);
  return withWords(subject, (word, at) => {
    const other = said[at] ?? word;
    const better = fit(formOf(other), at) > fit(forms[at] ?? '', at);
    return better && lettersApart(word, other) <= MISREAD_LETTERS ? inCaseOf(word, formOf(other)) : word;
  });
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
  const candidates = candidateSpellings(form, MOST_CANDIDATES);
  let best = { form, score: fit(form) + (candidates.includes(form) ? MARGIN : UNKNOWN_MARGIN) };
  for (const other of candidates) {
    if (other === form || fold(other) !== fold(form)) continue;
    const score = fit(other);
    if (score > best.score) best = { form: other, score };
  }
  return best.form;
}

function wordsOf(text: string): string[] {
  return text.match(/\p{L}+/gu) ?? [];
}

/** A text with each of its words in another form, numbered from 0. */
function withWords(text: string, form: (word: string, at: number) => string): string {
  let at = 0;
  return text.replace(/\p{L}+/gu, (word) => form(word, at++));
}

function inCaseOf(printed: string, form: string): string {
  if (printed.length > 1 && printed === printed.toUpperCase()) return form.toUpperCase();
  const [first = ''] = printed;
  return first === first.toLowerCase() ? form : form.charAt(0).toUpperCase() + form.slice(1);
}
