import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asWriter } from '@tangthu/db/writer';
import type { Fault } from '../fault.ts';
import { signReceipt, type ListedReceipt, type ReceiptFile } from '../receipt/receipt.ts';
import { signingKey } from '../receipt/signing-key.ts';
import type { VerifiedPackage } from '../verify.ts';
import type { PackageContext } from './package-context.ts';
import { closePackage, type OpenPackage } from './package-record.ts';

/** How a package went in. */
export interface TakenPackage {
  readonly run: string;
  /** Code of the agency that keeps the records. */
  readonly receiver: string;
  /** The package's folder within the program's data. */
  readonly folder: string;
  readonly warnings: readonly Fault[];
}

interface LedgerLine {
  readonly path: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly page_count: number;
}

/** Signs the receipt of a package from the ledger of its run, writes it beside the package's files and closes the package. */
export async function giveReceipt(
  { store, folder: data }: PackageContext,
  verified: VerifiedPackage,
  opened: OpenPackage,
  { run, receiver, folder, warnings }: TakenPackage,
): Promise<{ receipt: ListedReceipt; receiptPath: string }> {
  const key = await signingKey(join(data, 'keys'));
  const { tree, form, delivery, digest } = verified;
  const receiptPath = join(folder, 'receipt.json');
  const receipt = await asWriter(store, async (writer) => {
    const lines = await writer.query<LedgerLine>(
      'select path, outcome, reason, page_count from ingest_item where run = $1',
      [run],
    );
    const [agency] = await writer.query<{ name: string | null }>(
      'select present_name(id) as name from agency where code = $1',
      [receiver],
    );
    const named = { identifier: delivery.identifier, sender: delivery.sender };
    const signed = signReceipt(
      {
        package: { id: opened.id, name: tree.name, form: form ?? '', digest, ...given(named) },
        receiver: { agency: receiver, name: agency?.name ?? receiver },
        arrivedAt: opened.arrivedAt.toISOString(),
        finishedAt: new Date().toISOString(),
        pages: lines.reduce((sum, line) => sum + (line.outcome === 'stored' ? line.page_count : 0), 0),
      },
      filesOf(verified, lines),
      key,
    );
    await closePackage(writer, opened.id, signed, warnings);
    return signed;
  });
  await mkdir(folder, { recursive: true });
  await writeFile(`${receiptPath}.unfinished`, `${JSON.stringify(receipt, null, 1)}\n`, { flush: true });
  await rename(`${receiptPath}.unfinished`, receiptPath);
  return { receipt, receiptPath };
}

/** Every file of the package with what the ledger says of it; what is no document is kept as it came. */
function filesOf({ files }: VerifiedPackage, lines: readonly LedgerLine[]): ReceiptFile[] {
  const lineOf = new Map(lines.map((line) => [line.path, line]));
  return files.map(({ path, bytes, sha256 }) => {
    const line = lineOf.get(path);
    const outcome = line ? outcomeOf(line.outcome) : 'kept';
    const needsReason = outcome === 'not-taken' || outcome === 'set-aside';
    return { path, bytes, sha256, outcome, ...given({ reason: needsReason ? line?.reason : undefined }) };
  });
}

function outcomeOf(ledger: string): ReceiptFile['outcome'] {
  if (ledger === 'stored' || ledger === 'already-stored') return ledger;
  return ledger === 'quarantined' ? 'set-aside' : 'not-taken';
}

/** Without what is not there: a signature is over what is. */
function given<Values extends Readonly<Record<string, string | null | undefined>>>(
  values: Values,
): { [Name in keyof Values]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as {
    [Name in keyof Values]?: string;
  };
}
