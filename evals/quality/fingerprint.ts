import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inContext } from '@tangthu/language/embedding/context';
import type { CorpusText } from './corpus.ts';
import { rowsOf } from './corpus-store.ts';

/** Every so many texts one is made into rows, which tells whether chunks or terms are made otherwise than before. */
const PROBE = 50;

/** Vectors of three passages of one document: whatever context does to them, it does to others. */
const PROBE_VECTORS = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0.6, 0.8],
];

/** A short hash of a corpus, of the store's schema, and of the rows and vectors that this code makes of some of the texts. */
export function fingerprint(corpus: readonly CorpusText[]): string {
  const hash = createHash('sha256');
  for (const file of schemaFiles()) hash.update(readFileSync(file));
  hash.update(JSON.stringify(inContext(PROBE_VECTORS)));
  corpus.forEach(({ id, document, text }, index) => {
    hash.update(`${document ?? ''}\0${id}\0${text}\0`);
    if (index % PROBE === 0) hash.update(JSON.stringify(rowsOf(text)));
  });
  return hash.digest('hex').slice(0, 12);
}

/** The migrations, and the code that makes the tables and indexes which depend on the model. */
function schemaFiles(): string[] {
  const db = dirname(fileURLToPath(import.meta.resolve('@tangthu/db/migrate')));
  const migrations = readdirSync(join(db, 'migrations')).sort();
  return [
    ...migrations.map((name) => join(db, 'migrations', name)),
    ...['embedding-table', 'word-index'].map((name) =>
      fileURLToPath(import.meta.resolve(`@tangthu/db/${name}`)),
    ),
  ];
}
