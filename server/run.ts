import { AnchorFileError } from '@tangthu/db/audit/anchors';
import { StoreError } from '@tangthu/db/store';
import { EmbeddingModelError } from '@tangthu/language/embedding/local-embeddings';
import { AbbreviationFileError } from '@tangthu/language/text/abbreviations';
import { RerankerError } from '@tangthu/language/reranking/local-reranker';
import { ConfigError } from './config.ts';
import { ListenError } from './listen.ts';
import type { RunningServer } from './start-server.ts';

/**
 * Starts a server and keeps it until SIGINT or SIGTERM, then closes it. A fault that the operator can mend ends the
 * program with its sentence and code 1; any other with its stack.
 */
export async function runUntilStopped(start: () => Promise<RunningServer>): Promise<void> {
  try {
    const server = await start();
    const signal = await Promise.race([nextSignal('SIGINT'), nextSignal('SIGTERM')]);
    process.once(signal, () => process.exit(1));
    await server.close();
    process.exit(0);
  } catch (error) {
    if (!isForOperator(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** Work before the server that did not succeed; the message says what to do. */
export class PreparationError extends Error {
  override name = 'PreparationError';
}

function isForOperator(error: unknown): error is Error {
  return [
    AnchorFileError,
    ConfigError,
    StoreError,
    EmbeddingModelError,
    AbbreviationFileError,
    RerankerError,
    ListenError,
    PreparationError,
  ].some((kind) => error instanceof kind);
}

function nextSignal(signal: NodeJS.Signals): Promise<NodeJS.Signals> {
  return new Promise((resolve) => process.once(signal, resolve));
}
