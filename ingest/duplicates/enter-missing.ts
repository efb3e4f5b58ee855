import { hiddenWords, wholePages } from '@tangthu/db/personal-numbers';
import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { enterFingerprint } from './enter-fingerprint.ts';
import { FINGERPRINT_RULES, fingerprintOf } from './fingerprint.ts';

const DOCUMENTS_AT_ONCE = 100;

/**
 * Gives a fingerprint, from their stored pages, to documents that have none or one of older rules, and lets them wait to be
 * compared. Returns how many there were.
 */
export async function enterMissing(store: Store): Promise<number> {
  let entered = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const documents = await asWriter(store, (writer) => enterSome(writer, after));
    const last = documents.at(-1);
    if (last === undefined) return entered;
    entered += documents.length;
    after = last;
  }
}

async function enterSome(writer: Transaction, after: string): Promise<string[]> {
  const documents = await writer.query<{ id: string; texts: string[] }>(
    `select d.id, array(select p.text from page p where p.document = d.id order by p.number) as texts
     from document d left join duplicate_fingerprint f on f.document = d.id
     where d.id > $1 and coalesce(f.rules, 0) < $2 order by d.id limit $3`,
    [after, FINGERPRINT_RULES, DOCUMENTS_AT_ONCE],
  );
  const hidden = await hiddenWords(
    writer,
    documents.map(({ id }) => id),
  );
  for (const { id, texts } of documents) {
    const whole = wholePages(texts, hidden.get(id));
    await enterFingerprint(writer, id, fingerprintOf(whole.map((text) => ({ page: { text } }))));
  }
  return documents.map(({ id }) => id);
}
