import type { TypedWord, WordRun } from './typed-words.ts';

const joining =
  /^(?:v[ềe] vi[ệe]c|v[ềe]|v\s?\/\s?v|li[êe]n quan(?: [đd][ếe]n| t[ớo]i)?|c[óo] n[ộo]i dung)(?![\p{L}\d])\s*/iu;

/** A query without some runs of its words; where its head goes, the «về» that joined the rest to it goes too. */
export function withoutRuns(query: string, words: readonly TypedWord[], runs: readonly WordRun[]): string {
  let text = query;
  for (const { first, end } of [...runs].sort((one, two) => two.first - one.first)) {
    text = `${text.slice(0, words[first]?.start)} ${text.slice(words[end - 1]?.end)}`;
  }
  const rest = text.replace(/\s+/gu, ' ').trim();
  const beheaded = runs.some(({ first }) => first === 0);
  return beheaded ? rest.replace(/^[\s,;:.-]+/u, '').replace(joining, '') : rest;
}
