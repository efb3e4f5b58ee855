import { anchorChain } from '@tangthu/db/audit/anchors';
import type { Store } from '@tangthu/db/store';
import type { Logger } from 'pino';
import { recordCountedDenials } from './record-event.ts';

/** Where and how often the head of the audit log is kept outside of the database. */
export interface Anchoring {
  readonly file: string;
  readonly minutes: number;
}

/**
 * Anchors the audit log now, at every interval and once more when it is stopped, after which nothing may be written down. Throws
 * `AnchorFileError` when the file cannot be written at the start; later that is logged and tried again.
 */
export async function anchorRegularly(
  store: Store,
  { file, minutes }: Anchoring,
  log: Logger,
): Promise<() => Promise<void>> {
  await anchorChain(store, file);
  const anchorOrSay = async (): Promise<void> => {
    try {
      await recordCountedDenials(store);
      await anchorChain(store, file);
    } catch (error) {
      log.error({ err: error }, 'The audit log could not be anchored.');
    }
  };
  const timer = setInterval(() => void anchorOrSay(), minutes * 60_000).unref();
  return async () => {
    clearInterval(timer);
    await anchorOrSay();
  };
}
