import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder, storeLocation } from '@tangthu/db/location';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { openOriginals, originalsLocation } from '@tangthu/db/open-originals';
import { OriginalMissingError, OriginalsError } from '@tangthu/db/originals';
import { StoreError } from '@tangthu/db/store';
import { EmbeddingModelError, loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { counted } from '../run/counted.ts';
import { IngestError } from '../run/ingest-error.ts';
import { PACKAGES_HELP, readPackageCommand, type PackageCommand, type ReadingWords } from './command-line.ts';
import { exportPackage } from './export/export-package.ts';
import { isFieldName, type OwnHeadings } from './fields/headings.ts';
import { PackageError } from './package-error.ts';
import { fingerprint, verifyReceipt } from './receipt/receipt.ts';
import { ownPublicKey } from './receipt/signing-key.ts';
import { importPackage } from './receive/import-package.ts';
import type { PackageContext } from './receive/package-context.ts';
import { receiptFaultText, receiptText } from './receipt/receipt-text.ts';
import { reportOf, reportText, type PackageReport } from './report.ts';
import { verifyPackage, type VerifyOptions } from './verify.ts';

process.exitCode = await main(process.argv.slice(2));

/** Runs the command and returns its exit code: 0 when all is well, 1 when a package or receipt is at fault or nothing could be done. */
async function main(words: readonly string[]): Promise<number> {
  try {
    return await perform(readPackageCommand(words));
  } catch (error) {
    const known = [
      PackageError,
      IngestError,
      StoreError,
      OriginalsError,
      OriginalMissingError,
      EmbeddingModelError,
    ];
    if (!known.some((kind) => error instanceof kind)) throw error;
    console.error((error as Error).message);
    return 1;
  }
}

async function perform(command: PackageCommand): Promise<number> {
  switch (command.does) {
    case 'help':
      console.log(PACKAGES_HELP);
      return 0;
    case 'verify':
      return runVerify(command);
    case 'import':
      return withContext((context) => runImport(context, command));
    case 'export':
      return withContext((context) => runExport(context, command));
    case 'verify-receipt':
      return runVerifyReceipt(command);
  }
}

async function runVerify(command: Extract<PackageCommand, { does: 'verify' }>): Promise<number> {
  const verified = await verifyPackage(command.path, await optionsOf(command));
  verified.tree.close();
  return tell(reportOf(verified, verified.faults, verified.warnings), command.report);
}

async function runImport(
  context: PackageContext,
  command: Extract<PackageCommand, { does: 'import' }>,
): Promise<number> {
  const { path, agency, addAgencies, workers } = command;
  const options = { ...(await optionsOf(command)), path, agency, addAgencies, workers };
  const result = await importPackage(context, options);
  const code = await tell(reportOf(result.verified, result.faults, result.warnings), command.report);
  if (!result.receipt) return code;
  if (command.receipt) await writeFile(command.receipt, `${JSON.stringify(result.receipt, null, 1)}\n`);
  console.log(receiptText(result.receipt, result.receiptPath ?? ''));
  const { setAside, notTaken } = result.receipt.receipt.counts;
  return setAside + notTaken > 0 ? 1 : code;
}

async function runExport(
  context: PackageContext,
  { path, agency, fonds, form }: Extract<PackageCommand, { does: 'export' }>,
): Promise<number> {
  const tally = await exportPackage(context, { path, agency, fonds, form });
  console.log(
    `${path}: ${counted(tally.documents, 'document')} in ${counted(tally.originals, 'PDF')} and ${counted(tally.files, 'file')}, ${counted(tally.bytes, 'byte')}.`,
  );
  return 0;
}

async function runVerifyReceipt({
  path,
  key,
}: Extract<PackageCommand, { does: 'verify-receipt' }>): Promise<number> {
  const verified = verifyReceipt(await readJson(path));
  if ('fault' in verified) {
    console.error(receiptFaultText(verified.fault));
    return 1;
  }
  const signer = fingerprint(verified.receipt.publicKey);
  const expected = key ? await readText(key) : await ownPublicKey(join(dataFolder(process.env), 'keys'));
  const own = expected === undefined ? undefined : fingerprintOf(expected, key ?? 'receipts.pem');
  if (own === signer)
    console.log('Biên nhận nguyên vẹn, chữ ký đúng. / The receipt is whole and its signature holds.');
  else
    console.error(
      own === undefined
        ? 'Chữ ký đúng với khóa ghi trong biên nhận. The signature holds for the key in the receipt; whose key that is, only --key <pem> can tell.'
        : 'Biên nhận do khóa khác ký. The receipt was signed with another key than the one expected.',
    );
  console.log(`${receiptText(verified.receipt, path)}\nKhóa / key: ${signer}`);
  return own === signer ? 0 : 1;
}

async function withContext(work: (context: PackageContext) => Promise<number>): Promise<number> {
  const store = await openStore(storeLocation(process.env));
  try {
    if (!process.env['DATABASE_URL'] || process.env['DATABASE_OWNER_URL']) await migrate(store);
    const embeddings = await loadEmbeddings(process.env['EMBEDDING_MODEL'] || undefined);
    const originals = openOriginals(originalsLocation(process.env));
    return await work({ store, embeddings, originals, folder: dataFolder(process.env) });
  } finally {
    await store.close();
  }
}

async function tell(report: PackageReport, path: string | undefined): Promise<number> {
  if (path) await writeFile(path, `${JSON.stringify(report, null, 1)}\n`);
  (report.sound ? console.log : console.error)(reportText(report));
  return report.sound ? 0 : 1;
}

async function optionsOf({ fonds, mode, headings }: ReadingWords): Promise<VerifyOptions> {
  return {
    defaults: { fonds, mode },
    headings: headings ? ownHeadings(await readJson(headings), headings) : {},
  };
}

function ownHeadings(given: unknown, path: string): OwnHeadings {
  const pairs = Object.entries(typeof given === 'object' && given !== null ? given : {});
  for (const [heading, field] of pairs)
    if (typeof field !== 'string' || !isFieldName(field))
      throw new PackageError(
        `${path}: the heading "${heading}" stands for no field that is known: ${String(field)}.`,
      );
  return Object.fromEntries(pairs);
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readText(path));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new PackageError(`${path} is not JSON: ${error.message}`, { cause: error });
    throw error;
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new PackageError(`${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function fingerprintOf(pem: string, path: string): string {
  try {
    return fingerprint(pem);
  } catch (error) {
    throw new PackageError(`${path} holds no public key: ${(error as Error).message}`, { cause: error });
  }
}
