import { documentTypeOfName } from '@tangthu/language/text/document-types';
import { fold, toIndexForm } from '@tangthu/language/text/fold';
import { syllables } from '@tangthu/language/text/syllables';
import { isFunctionWord } from '../retrieval/function-words.ts';
import { Parameters } from '../retrieval/parameters.ts';
import type { Reading } from '../retrieval/understanding/store-names.ts';
import { beginning, beginsWith, documentOf } from './shelf-by-shelf.ts';
import { namedDocuments } from './suggested-numbers.ts';
import type { Suggestion } from './suggestion-view.ts';
import { isMeant, type TypedText } from './typed-text.ts';

const SHOWN_WORDS = 3;
const SHOWN_LINES = 4;
/** From one shelf, and in all. */
const GATHERED = 40;
const MOST_GATHERED = 400;
/** How many words a completion adds to what is typed. */
const ADDED = 3;

interface Line {
  readonly document: string;
  /** The subject line from the typed words on. */
  readonly tail: string;
}

/**
 * How the typed words go on in subject lines, and the lines themselves: those that begin with them first, then the newest. The type of
 * a document stands over its subject line: where no line goes on with it, those that go on with what follows it are taken.
 */
export async function suggestedSubjects(reading: Reading, typed: TypedText): Promise<Suggestion[]> {
  const found = await startingWith(reading, typed);
  const rest = found.length > 0 ? undefined : withoutType(typed);
  if (!rest) return found;
  const others = await startingWith(reading, rest.typed);
  return others.map((one) => (one.kind === 'words' ? { ...one, text: `${rest.type} ${one.text}` } : one));
}

/** The typed text without the type of document that it begins with. */
function withoutType(typed: TypedText): { readonly type: string; readonly typed: TypedText } | undefined {
  const type = documentTypeOfName(typed.text)?.name;
  const length = type === undefined ? 0 : syllables(type).length;
  const key = typed.key.split(' ').slice(length).join(' ');
  if (type === undefined || key.length < 2) return undefined;
  return { type: type.toLowerCase(), typed: { ...typed, words: typed.words.slice(length), key } };
}

async function startingWith(reading: Reading, typed: TypedText): Promise<Suggestion[]> {
  const parameters = new Parameters();
  const begun = beginning('subject_start', reading.reader, beginsWith(typed.key), GATHERED, parameters);
  const rows = await reading.transaction.query<Line>(
    `select s.document, substr(normalize(d.subject, nfc), s.at) as tail
     from (select document, at from (${begun}) every order by key using ~<~, document limit ${MOST_GATHERED}) s
       cross join lateral (${documentOf('s')}) d
     order by s.at > 1, d.issued_date desc nulls last, d.id, s.at`,
    parameters.values,
  );
  const meant = rows.filter(({ tail }) => isMeant(typed.words, wordsOf(tail)));
  return [
    ...completions(meant, typed).map((text): Suggestion => ({ kind: 'words', text })),
    ...differing(
      await namedDocuments(
        reading,
        'subject',
        [...new Set(meant.map(({ document }) => document))].slice(0, 3 * SHOWN_LINES),
      ),
    ),
  ];
}

const wordsOf = (text: string): string[] => syllables(toIndexForm(text)).map((syllable) => syllable.text);

/** How several documents go on with the typed words, the most frequent first: each as far as they go on alike. */
function completions(lines: readonly Line[], { words, key }: TypedText): string[] {
  const counted = new Map<string, Set<string>>();
  const written = new Map<string, string>();
  for (const { document, tail } of lines) {
    for (const text of continued(tail, words.length)) {
      const alike = text.toLowerCase();
      if (fold(text) === key) continue;
      counted.set(alike, (counted.get(alike) ?? new Set()).add(document));
      written.set(alike, written.get(alike) ?? text);
    }
  }
  const shared = [...counted].filter(([, { size }]) => size > 1);
  return shared
    .filter(
      ([text, { size }]) =>
        !shared.some(([other, { size: same }]) => same === size && other.startsWith(`${text} `)),
    )
    .sort(([one, { size }], [other, { size: otherSize }]) => otherSize - size || (one < other ? -1 : 1))
    .slice(0, SHOWN_WORDS)
    .map(([alike]) => written.get(alike) ?? alike);
}

/** After these something has to follow. */
const expecting = new Set('năm tháng ngày quý số thứ lần khóa kỳ'.split(' '));

/** The head of a sentence is written small inside another; a name keeps its capitals. */
function withSmallHead(text: string): string {
  return /^\p{Lu}\p{Ll}*\s+\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** The first words of a line up to the next mark: as many as were typed, and up to some more; none ends in a word that says nothing. */
function continued(tail: string, typed: number): string[] {
  const clause = /^[^,;:.()"“”«»]*/u.exec(tail)?.[0] ?? '';
  return syllables(clause)
    .slice(typed - 1, typed + ADDED)
    .filter(({ text }) => !isFunctionWord(text) && !expecting.has(text))
    .map(({ end }) => withSmallHead(toIndexForm(clause.slice(0, end))));
}

/** One document for each subject line: forms are called alike by the hundred. */
function differing(documents: readonly Suggestion[]): Suggestion[] {
  const titles = new Set<string>();
  return documents
    .filter((one) => one.kind === 'subject' && !titles.has(one.title) && titles.add(one.title))
    .slice(0, SHOWN_LINES);
}
