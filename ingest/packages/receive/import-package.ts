import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { counted } from '../../run/counted.ts';
import { ingest } from '../../run/ingest.ts';
import type { LedgerItem } from '../../run/ledger.ts';
import type { DeliveredDocument } from '../delivery.ts';
import type { Fault } from '../fault.ts';
import { PackageError } from '../package-error.ts';
import { PACKAGE_LIMITS } from '../tree/limits.ts';
import type { ListedReceipt } from '../receipt/receipt.ts';
import { verifyPackage, type FoundFile, type VerifiedPackage, type VerifyOptions } from '../verify.ts';
import { addAgencies, agencyFaults, agencyIds, type AgencyIds } from './agencies.ts';
import { giveReceipt } from './give-receipt.ts';
import { noteRefused, openPackage, type OpenPackage } from './package-record.ts';
import type { PackageContext } from './package-context.ts';
import { storeParticulars } from './particulars.ts';
import { openPlaces, type DeliveredPlacement } from './places.ts';
import { setAsideSecrets } from './secrets.ts';
import { copyOut } from './staging.ts';

/** What is asked for. `agency` keeps the records from now on; without it, whom the package names. */
export interface ImportRequest extends VerifyOptions {
  readonly path: string;
  readonly agency?: string | undefined;
  /** Whether agencies of the package's own list may be added. */
  readonly addAgencies?: boolean;
  readonly workers?: number;
  readonly onItem?: (item: LedgerItem) => void;
}

/** What became of a package: refused with its faults, or taken with a receipt. */
export interface ImportResult {
  readonly verified: VerifiedPackage;
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
  readonly package: string;
  readonly receipt?: ListedReceipt;
  /** Where the receipt lies. */
  readonly receiptPath?: string;
}

/** An original of a package on its way into the store. */
interface DocumentInHand {
  readonly document: DeliveredDocument;
  readonly file: FoundFile;
  readonly place: DeliveredPlacement;
}

/**
 * Takes a package in: verifies it whole, refuses it with all its faults or opens its fonds and files, lets its documents go
 * through the normal ingest, and signs a receipt. A package that was interrupted is gone on with when it is imported again.
 * Throws `PackageError` where there is no package, or where files did not go in for a fault of this machine's.
 */
export async function importPackage(context: PackageContext, request: ImportRequest): Promise<ImportResult> {
  const verified = await verifyPackage(request.path, request);
  if (verified.faults.some(({ kind }) => kind === 'not-found'))
    throw new PackageError(`There is no folder or file at ${request.path}.`);
  try {
    const faults = [...verified.faults];
    if (request.addAgencies && faults.length === 0)
      await addAgencies(context.store, verified.tree, request.limits ?? PACKAGE_LIMITS, faults);
    const agencies = await asWriter(context.store, agencyIds);
    if (faults.length === 0) faults.push(...agencyFaults(verified.delivery, request.agency, agencies));
    if (faults.length === 0) return await take(context, request, verified, agencies);
    const custodian = agencies.get(request.agency ?? verified.delivery.documents[0]?.custodian ?? '');
    const id = await noteRefused(context.store, verified, faults, custodian);
    return { verified, faults, warnings: verified.warnings, package: id };
  } finally {
    verified.tree.close();
  }
}

async function take(
  context: PackageContext,
  request: ImportRequest,
  verified: VerifiedPackage,
  agencies: AgencyIds,
): Promise<ImportResult> {
  const warnings = [...verified.warnings];
  const receiver = request.agency ?? verified.delivery.documents[0]?.custodian ?? '';
  const { opened, inHand } = await open(context, request, verified, agencies, receiver, warnings);
  const folder = join(context.folder, 'packages', opened.id);
  const isDocument = new Set(verified.delivery.documents.map(({ path }) => path));
  await copyOut(
    verified.tree,
    verified.files.filter(({ path }) => !isDocument.has(path)),
    join(folder, 'kept'),
  );
  // Documents are copied too: what the sender's disk holds may change while a long run goes on, or be pulled out.
  const payload = resolve(folder, 'payload');
  await copyOut(
    verified.tree,
    inHand.map(({ file }) => file),
    payload,
  );
  const placeOf = new Map(inHand.map(({ file, place }) => [join(payload, file.path), place]));
  const summary = await ingest(context, {
    files: inHand.map(({ file }) => ({ path: join(payload, file.path), bytes: file.bytes })),
    source: payload,
    package: opened.id,
    placementOf: (path) => placeOf.get(path) ?? { custodian: 0, mode: '02' },
    ...(request.workers === undefined ? {} : { workers: request.workers }),
    onItem: (item) => request.onItem?.(item),
  });
  await requireSettled(context.store, summary.run);
  const secrets = verified.delivery.documents.filter(({ mode }) => mode === '03');
  await setAsideSecrets(context.store, verified, secrets, { request, agencies, run: summary.run });
  for (const { document, file, place } of inHand) {
    const contentHash = Buffer.from(file.sha256, 'hex');
    const brought = { package: opened.id, run: summary.run, document, place, contentHash };
    if (place.accessAuthority !== undefined || document.corrections?.length)
      await asWriter(context.store, (writer) => storeParticulars(writer, brought));
  }
  const given = await giveReceipt(context, verified, opened, {
    run: summary.run,
    receiver,
    folder,
    warnings,
  });
  await clearOut(context.store, summary.run, payload);
  return { verified, faults: [], warnings, package: opened.id, ...given };
}

/** A file that was set aside for a fault of this machine's may still go in: until then the package is not taken. */
async function requireSettled(store: Store, run: string): Promise<void> {
  const left = await asWriter(store, (writer) =>
    writer.query<{ path: string; reason: string }>(
      `select path, reason from ingest_item where run = $1 and outcome = 'set-aside' order by path`,
      [run],
    ),
  );
  const [first] = left;
  if (!first) return;
  throw new PackageError(
    `No receipt was given, for ${counted(left.length, 'file')} did not go in, the first ${first.path}: ${first.reason} ` +
      'What went in stays. Mend the cause and import the package again.',
  );
}

/** Copies are done with when they are in the store, or never will be. What is in quarantine or may be tried again stays. */
async function clearOut(store: Store, run: string, payload: string): Promise<void> {
  const done = await asWriter(store, (writer) =>
    writer.query<{ path: string }>(
      `select path from ingest_item where run = $1 and outcome in ('stored', 'already-stored', 'refused')`,
      [run],
    ),
  );
  for (const { path } of done) await rm(join(payload, path), { force: true });
}

/** All that the store must know before the first document goes in, in one transaction. */
async function open(
  context: PackageContext,
  request: ImportRequest,
  verified: VerifiedPackage,
  agencies: AgencyIds,
  receiver: string,
  warnings: Fault[],
): Promise<{ opened: OpenPackage; inHand: DocumentInHand[] }> {
  const { delivery, files } = verified;
  const found = new Map(files.map((file) => [file.path, file]));
  return asWriter(context.store, async (writer) => {
    const opened = await openPackage(writer, verified, agencies.get(receiver) ?? 0);
    const places = openPlaces(writer, delivery, request.agency, agencies, warnings);
    const inHand: DocumentInHand[] = [];
    for (const document of merged(delivery.documents)) {
      const file = found.get(document.path);
      if (!file || document.mode === '03') continue;
      const place = await places.of(document);
      inHand.push({ document, file, place });
      await writer.query(
        `insert into package_file (package, path, custodian, content_hash, byte_size, original_name, sidecars)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (package, path) do nothing`,
        [
          opened.id,
          file.path,
          place.custodian,
          Buffer.from(file.sha256, 'hex'),
          file.bytes,
          document.originalName,
          JSON.stringify(document.sidecars),
        ],
      );
    }
    await places.openEmpty(receiver);
    return { opened, inHand };
  });
}

/** Several rows of one file are one original: as closed as the most closed of its documents. */
function merged(documents: readonly DeliveredDocument[]): DeliveredDocument[] {
  return [...Map.groupBy(documents, ({ path }) => path).values()].flatMap((rows) => {
    const [first] = rows;
    const mode = rows
      .map((row) => row.mode)
      .sort()
      .at(-1);
    return first && mode ? [{ ...first, mode, sidecars: rows.flatMap(({ sidecars }) => sidecars) }] : [];
  });
}
