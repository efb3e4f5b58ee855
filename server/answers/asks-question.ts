import { typedNumbers } from '@tangthu/language/text/personal-numbers';
import { findIdentifiers } from '@tangthu/language/text/identifiers';
import { isFunctionWord } from '../retrieval/function-words.ts';
import { readQuery } from '../retrieval/query.ts';
import { isQuestion } from '../retrieval/understanding/question-form.ts';
import { typedWords } from '../retrieval/understanding/typed-words.ts';

/** «Ai?» asks nothing that could be looked up. */
const FEWEST_WORDS = 3;
/** Longer queries are pasted text. */
const LONGEST = 400;

/** Whether a query is a question that a sentence could answer: no bare number, no word alone, nothing about a person's number. */
export function asksQuestion(query: string): boolean {
  const { text, people } = typedNumbers(query);
  if (people.length > 0 || text.length > LONGEST || findIdentifiers(text).length > 0) return false;
  const words = (readQuery(text).wordings[0] ?? []).filter((word) => /\p{L}/u.test(word));
  const telling = words.filter((word) => !isFunctionWord(word));
  return words.length >= FEWEST_WORDS && telling.length > 0 && isQuestion(text, typedWords(text));
}
