import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createGunzip, gzipSync } from 'node:zlib';
import { indexTerms } from '../text/terms.ts';

const dataFolder =
  process.env['TANGTHU_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const target = new URL('document-frequencies.json.gz', import.meta.url);
const rarest = 5;
const largestFile = 2_000_000;

async function* rows(path: string): AsyncGenerator<Record<string, unknown>> {
  const lines = createInterface({ input: createReadStream(resolve(dataFolder, path)).pipe(createGunzip()) });
  for await (const line of lines) if (line !== '') yield JSON.parse(line) as Record<string, unknown>;
}

async function* texts(): AsyncGenerator<string> {
  for await (const { title, text } of rows('legal/corpus.jsonl.gz'))
    yield `${String(title)}\n${String(text)}`;
  for await (const row of rows('procedures/procedures.jsonl.gz')) {
    yield Object.values(row)
      .filter((value) => typeof value === 'string')
      .join('\n');
  }
}

interface Counted {
  documents: number;
  terms: number;
  frequencies: Map<string, number>;
}

async function countDocuments(): Promise<Counted> {
  const counted: Counted = { documents: 0, terms: 0, frequencies: new Map() };
  for await (const text of texts()) {
    const terms = indexTerms(text).split(' ');
    counted.documents++;
    counted.terms += terms.length;
    for (const term of new Set(terms))
      counted.frequencies.set(term, (counted.frequencies.get(term) ?? 0) + 1);
  }
  return counted;
}

/** The statistics of all terms that at least `least` texts have, in the order of the terms, as a gzip file. */
function pack({ documents, terms, frequencies }: Counted, least: number): Buffer {
  const kept = [...frequencies]
    .filter(([, count]) => count >= least)
    .sort(([one], [two]) => (one < two ? -1 : 1));
  const averageLength = Math.round(terms / documents);
  return gzipSync(JSON.stringify({ documents, averageLength, frequencies: Object.fromEntries(kept) }), {
    level: 9,
  });
}

const counted = await countDocuments();
let least = rarest;
let packed = pack(counted, least);
while (packed.length > largestFile) packed = pack(counted, ++least);
await writeFile(target, packed);
console.log(
  `${counted.documents} texts, ${counted.frequencies.size} terms; kept those in ${least} texts or more: ${packed.length} bytes.`,
);
