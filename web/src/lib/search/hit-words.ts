import type { SearchHit } from '@tangthu/server/retrieval/search-result';
import { joinLitPieces } from './lit-pieces.ts';

const most = 4;
const doubtful = 0.8;

/** The words of the query that the shown passages hold, as they stand there, each once. */
export function litWords({ snippet, more }: Pick<SearchHit, 'snippet' | 'more'>): string[] {
  const words = new Map<string, string>();
  for (const { text, lit } of [snippet, ...more.map((one) => one.snippet)].flatMap(joinLitPieces)) {
    const word = text.trim().replace(/[.,;:]+$/u, '');
    if (lit && word !== '' && !words.has(word.toLowerCase()))
      words.set(word.toLowerCase(), word.toLowerCase());
  }
  return [...words.values()].slice(0, most);
}

/** Whether so unsure a recognition (0–1, null where nothing was recognised) needs a look at the image. */
export function isDoubtful(confidence: number | null): boolean {
  return confidence !== null && confidence < doubtful;
}
