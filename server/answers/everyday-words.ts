import { syllables } from '@tangthu/language/text/syllables';
import { fold } from '@tangthu/language/text/fold';
import everyday from './everyday-words.json' with { type: 'json' };

/** What people say in a few ways, and how records say it: all folded, a space before and after. */
const entries = Object.entries(everyday).map(([said, written]) => ({
  said: said.split('|').map(spoken),
  written: written.map(spoken),
}));

/** Everyday words of a question with the ways in which records say the same. */
export type OfficialWords = readonly (readonly string[])[];

/** For each everyday word in a question the official ones, as `saysOfficially` looks for them. */
export function officialWords(question: string): OfficialWords {
  const asked = spoken(question);
  return entries
    .filter(({ said }) => said.some((words) => asked.includes(words)))
    .map(({ written }) => written);
}

/** Which share (0–1) of a question's everyday words a sentence says as records say them; 0 for a question without any. */
export function saysOfficially(sentence: string, words: OfficialWords): number {
  if (words.length === 0) return 0;
  const text = spoken(sentence);
  return words.filter((ways) => ways.some((way) => text.includes(way))).length / words.length;
}

function spoken(text: string): string {
  return ` ${syllables(text)
    .map((one) => fold(one.text))
    .join(' ')} `;
}
