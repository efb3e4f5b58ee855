import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { indexTerms } from '../text/terms.ts';
import { articlesAndProcedures } from './corpus-texts.ts';

const target = new URL('document-frequencies.json.gz', import.meta.url);
const rarest = 5;
const largestFile = 2_000_000;

interface Counted {
  documents: number;
  terms: number;
  frequencies: Map<string, number>;
}

function countDocuments(): Counted {
  const counted: Counted = { documents: 0, terms: 0, frequencies: new Map() };
  for (const text of articlesAndProcedures()) {
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

const counted = countDocuments();
let least = rarest;
let packed = pack(counted, least);
while (packed.length > largestFile) packed = pack(counted, ++least);
await writeFile(target, packed);
console.log(
  `${counted.documents} texts, ${counted.frequencies.size} terms; kept those in ${least} texts or more: ${packed.length} bytes.`,
);
