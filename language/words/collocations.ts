import type { RunCounts } from './syllable-stream.ts';

const longestWord = 4;
const fragmentShareOfWord = 0.6;
const fragmentShareOfRun = 0.9;
const informationOfFirmPair = 5;
const leastCount = 30;
const leastInformation = 2;
const leastInformationOfLonger = 3.5;
const leastInformationOfGrammar = 4;

// «của», «theo» … begin and end many runs that are no words; only a firm pair such as «đối với» is one.
const functionWords = new Set(
  (
    'và của là các những cho với về theo tại trong từ đến được bị do bởi có không này khi để thì như hoặc nào đã đang ' +
    'sẽ phải nếu vì nên rằng mỗi mọi cũng nó việc một'
  ).split(' '),
);

/** The pointwise mutual information, in nats, of the two halves of a run that predict it best. */
function informationOf(run: readonly string[], { counts, total }: RunCounts): number {
  const logProbability = (part: readonly string[]): number =>
    Math.log((counts.get(part.join(' ')) ?? 0) / total);
  let halves = -Infinity;
  for (let at = 1; at < run.length; at++) {
    halves = Math.max(halves, logProbability(run.slice(0, at)) + logProbability(run.slice(at)));
  }
  return logProbability(run) - halves;
}

/** Whether a run is a pair, a word of two syllables and one more, or two words: «công bố thông tin», not «bố thông tin». */
function joinsWords(run: readonly string[], words: ReadonlyMap<string, number>): boolean {
  const has = (from: number, to?: number): boolean => words.has(run.slice(from, to).join(' '));
  if (run.length === 2) return true;
  if (run.length === 3) return has(0, 2) || has(1);
  return has(0, 2) && has(2);
}

function leastInformationFor(run: readonly string[]): number {
  if (!functionWords.has(run[0] ?? '') && !functionWords.has(run.at(-1) ?? ''))
    return run.length === 2 ? leastInformation : leastInformationOfLonger;
  return run.length === 2 ? leastInformationOfGrammar : Infinity;
}

/** The words that mostly occur inside one longer word, or nearly always inside one longer run; never a firm pair. */
function* fragments(runs: RunCounts, words: ReadonlyMap<string, number>): Generator<string> {
  for (const [run, count] of runs.counts) {
    const share = words.has(run) ? fragmentShareOfWord : fragmentShareOfRun;
    for (const part of [run.slice(run.indexOf(' ') + 1), run.slice(0, run.lastIndexOf(' '))]) {
      if (!words.has(part) || count <= share * (runs.counts.get(part) ?? 0)) continue;
      const syllables = part.split(' ');
      if (syllables.length > 2 || informationOf(syllables, runs) < informationOfFirmPair) yield part;
    }
  }
}

/**
 * The runs of two to four syllables that are words or set phrases, the most telling first: by count × pointwise mutual
 * information of their halves. Give the counts of runs of five syllables too: a run that mostly occurs inside one longer
 * run is a fragment of it («mặt trận tổ»), not a word.
 */
export function collocations(runs: RunCounts): string[] {
  const values = new Map<string, number>();
  for (const [run, count] of runs.counts) {
    const syllables = run.split(' ');
    if (syllables.length < 2 || syllables.length > longestWord || count < leastCount) continue;
    const information = informationOf(syllables, runs);
    if (information >= leastInformationFor(syllables) && joinsWords(syllables, values))
      values.set(run, count * information);
  }
  for (const fragment of [...fragments(runs, values)]) values.delete(fragment);
  return [...values].sort(([, one], [, two]) => two - one).map(([run]) => run);
}
