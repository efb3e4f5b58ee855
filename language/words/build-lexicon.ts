import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { syllables } from '../text/syllables.ts';
import { isVietnameseSyllable } from '../text/vietnamese-syllable.ts';
import { collocations } from './collocations.ts';
import { articlesAndProcedures, wholeDocuments } from './corpus-texts.ts';
import { SyllableStream } from './syllable-stream.ts';
import type { RunCounts } from './syllable-stream.ts';

const target = new URL('lexicon.json.gz', import.meta.url);
const leastCounts = [5, 10, 30, 30, 30];
const wrappedLine = /^[ \t]*\r?\n?[ \t]*$/;
// A pair that its syllables predict nearly as well by themselves teaches nothing.
const leastSurprise = 1;

function addText(stream: SyllableStream, text: string, isSyllable: (text: string) => boolean): void {
  let end = 0;
  for (const syllable of syllables(text)) {
    if (!wrappedLine.test(text.slice(end, syllable.start))) stream.add(undefined);
    stream.add(isSyllable(syllable.text) ? syllable.text : undefined);
    end = syllable.end;
  }
  stream.add(undefined);
}

function remembering(judge: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const answer = known.get(text) ?? judge(text);
    known.set(text, answer);
    return answer;
  };
}

function countCorpus(): RunCounts {
  const stream = new SyllableStream();
  const isSyllable = remembering(isVietnameseSyllable);
  for (const text of articlesAndProcedures()) addText(stream, text, isSyllable);
  for (const text of wholeDocuments()) addText(stream, text, isSyllable);
  return stream.countRuns(leastCounts);
}

/** The pairs that tell more than their syllables do: `{first: {second: count}}`. */
function tellingPairs({ counts, total }: RunCounts): Record<string, Record<string, number>> {
  const pairs: Record<string, Record<string, number>> = {};
  for (const [run, count] of [...counts].sort(([one], [two]) => (one < two ? -1 : 1))) {
    const [first = '', second, third] = run.split(' ');
    if (second === undefined || third !== undefined) continue;
    const expected = ((counts.get(first) ?? 0) * (counts.get(second) ?? 0)) / total;
    if (Math.log(count / expected) >= leastSurprise) (pairs[first] ??= {})[second] = count;
  }
  return pairs;
}

const runs = countCorpus();
const words = collocations(runs).sort();
const countsOf = (list: readonly string[]): Record<string, number> =>
  Object.fromEntries(list.map((run) => [run, runs.counts.get(run) ?? 0]));
const single = [...runs.counts.keys()].filter((run) => !run.includes(' ')).sort();
const pairs = tellingPairs(runs);
const lexicon = { total: runs.total, syllables: countsOf(single), words: countsOf(words), pairs };
const packed = gzipSync(JSON.stringify(lexicon), { level: 9 });
await writeFile(target, packed);
console.log(`${single.length} syllables, ${words.length} words: ${packed.length} bytes.`);
