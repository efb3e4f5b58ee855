import { generateDocuments } from '@tangthu/ingest/sample/generate';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { readCorpus } from '../quality/corpus.ts';
import { percentile } from '../quality/metrics.ts';
import { sharedData } from '../shared-data.ts';
import type { Results } from '../report.ts';

const SYLLABLES = 200;
const ROUNDS = 5;
const CHUNKS_A_ROUND = 2_000;

/**
 * The speed of the product's embedder over runs of 200 syllables of whole legal documents (of the sample archive where
 * the real ones are absent): the middle one of five rounds, each over other texts, after a round to warm up.
 */
export async function benchEmbed(): Promise<Results> {
  const embeddings = await loadEmbeddings(process.env['EMBEDDING_MODEL'] || undefined);
  const chunks = await runsOfSyllables((ROUNDS + 1) * CHUNKS_A_ROUND);
  const rounds: { seconds: number; processorSeconds: number }[] = [];
  for (let from = 0; from < chunks.length; from += CHUNKS_A_ROUND) {
    const started = performance.now();
    const processor = process.cpuUsage();
    await embeddings.embedDocuments(chunks.slice(from, from + CHUNKS_A_ROUND));
    const { user, system } = process.cpuUsage(processor);
    rounds.push({
      seconds: (performance.now() - started) / 1000,
      processorSeconds: (user + system) / 1e6,
    });
  }
  const measured = rounds.slice(1);
  const middle = (of: (round: (typeof rounds)[number]) => number): number =>
    percentile(measured.map(of), 0.5);
  return {
    'embed.chunks': measured.length * CHUNKS_A_ROUND,
    'embed.syllablesPerChunk': SYLLABLES,
    'embed.chunksPerSecond': CHUNKS_A_ROUND / middle(({ seconds }) => seconds),
    'embed.chunksPerProcessorSecond': CHUNKS_A_ROUND / middle(({ processorSeconds }) => processorSeconds),
  };
}

/** So many runs of 200 syllables; where the texts end too early, they begin anew. */
async function runsOfSyllables(count: number): Promise<string[]> {
  const runs: string[] = [];
  for (const text of await texts()) {
    const words = text.split(/\s+/);
    for (let from = 0; from + SYLLABLES <= words.length; from += SYLLABLES) {
      runs.push(words.slice(from, from + SYLLABLES).join(' '));
    }
    if (runs.length >= count) break;
  }
  return Array.from({ length: count }, (_, index) => runs[index % runs.length] ?? '');
}

async function texts(): Promise<string[]> {
  const real = sharedData('text/vbpl.jsonl.gz');
  if (real) return (await readCorpus(real)).map(({ text }) => text);
  const documents = generateDocuments({ count: 2_000, seed: 1 });
  return [[...documents].flatMap(({ pages }) => pages.map(({ text }) => text)).join('\n')];
}
