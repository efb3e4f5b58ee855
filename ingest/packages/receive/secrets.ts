import { join, resolve } from 'node:path';
import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { setAside } from '../../quarantine/set-aside.ts';
import type { DeliveredDocument } from '../delivery.ts';
import type { VerifiedPackage } from '../verify.ts';
import type { AgencyIds } from './agencies.ts';

/** Whose secrets they are and which run met them. */
export interface SecretsMet {
  readonly request: { readonly path: string; readonly agency?: string | undefined };
  readonly agencies: AgencyIds;
  readonly run: string;
}

const REASON =
  'The package says that the document is secret (mode 03). It was not stored: take it to the network for secrets.';

/** Sets documents of mode 03 aside: a line of the ledger and of the quarantine, no text, no copy. */
export async function setAsideSecrets(
  store: Store,
  { files, within }: VerifiedPackage,
  secrets: readonly DeliveredDocument[],
  { request, agencies, run }: SecretsMet,
): Promise<void> {
  const found = new Map(files.map((file) => [file.path, file]));
  for (const document of secrets) {
    const file = found.get(document.path);
    const custodian = agencies.get(request.agency ?? document.custodian ?? '');
    if (!file || custodian === undefined) continue;
    const contentHash = Buffer.from(file.sha256, 'hex');
    await asWriter(store, async (writer) => {
      const path = join(resolve(request.path), within, document.path);
      await setAside(writer, { custodian, path, contentHash, byteSize: file.bytes, cause: 'mode' });
      await writer.query(
        `insert into ingest_item (run, custodian, path, content_hash, outcome, reason, fault, mode, bytes, finished_at)
         values ($1, $2, $3, $4, 'quarantined', $5, '{"kind": "secret-mode"}', '02', $6, now()) on conflict (run, custodian, path) do nothing`,
        [run, custodian, document.path, contentHash, REASON, file.bytes],
      );
    });
  }
}
