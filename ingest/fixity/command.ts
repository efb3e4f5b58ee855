import { parseArgs } from 'node:util';
import { storeLocation } from '@tangthu/db/location';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { openOriginals, originalsCopyLocation, originalsLocation } from '@tangthu/db/open-originals';
import { OriginalsError } from '@tangthu/db/originals';
import { StoreError } from '@tangthu/db/store';
import { counted } from '../run/counted.ts';
import { checkFixity, type FixityFault, type FixitySummary } from './fixity.ts';

const MEGABYTE = 1_000_000;
const USUAL_RATE = 20;

const HELP = `npm run fixity [-- --rate <megabytes a second>]
  Reads every original again and compares its SHA-256 with the ledger's, in the place of the originals and in the second copy
  (ORIGINALS_COPY), and mends each from the other. Broken off (Ctrl-C), it goes on where it was. Default rate: ${USUAL_RATE}.`;

process.exitCode = await main(process.argv.slice(2));

/** Runs a pass and returns the exit code: 0 only when every original is sound or was mended. */
async function main(words: readonly string[]): Promise<number> {
  const { rate, help } = read(words);
  if (help || rate === undefined) {
    (help ? console.log : console.error)(help ? HELP : `--rate takes a number above 0.\n${HELP}`);
    return help ? 0 : 1;
  }
  try {
    return await run(rate);
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof OriginalsError)) throw error;
    console.error(error.message);
    return 1;
  }
}

function read(words: readonly string[]): { rate: number | undefined; help: boolean } {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { rate: { type: 'string' }, help: { type: 'boolean' } },
    });
    const rate = Number(values.rate ?? USUAL_RATE);
    return { rate: rate > 0 && Number.isFinite(rate) ? rate : undefined, help: values.help ?? false };
  } catch {
    return { rate: undefined, help: false };
  }
}

async function run(rate: number): Promise<number> {
  const copy = originalsCopyLocation(process.env);
  const places = {
    originals: openOriginals(originalsLocation(process.env)),
    copy: copy && openOriginals(copy),
  };
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const store = await openStore(storeLocation(process.env));
  try {
    await migrate(store);
    const request = { bytesPerSecond: rate * MEGABYTE, onFault: tell, signal: stop.signal };
    const summary = await checkFixity(store, places, request);
    console.log(sentenceOf(summary));
    return summary.faults > summary.mended ? 1 : 0;
  } finally {
    await store.close();
  }
}

function tell({ hash, place, fault, mended, first, agencies, originalName }: FixityFault): void {
  const whose = `${agencies.join(', ')}, ${JSON.stringify(originalName)}`;
  const outcome = mended ? 'mended from the other copy' : `NOT mended (${whose}): restore it from a backup`;
  console.error(`${first ? 'new' : 'known'}\t${fault}\t${place}\t${hash}\t${outcome}`);
}

function sentenceOf({ files, bytes, faults, mended, copied, finished }: FixitySummary): string {
  const checked = `${counted(files, 'original')} checked (${(bytes / MEGABYTE).toFixed(1)} MB)`;
  const found = faults === 0 ? 'all sound' : `${counted(faults, 'fault')}, ${mended} of them mended`;
  const filled = copied === 0 ? '' : `, ${copied} copied for the first time`;
  return `${checked}: ${found}${filled}.${finished ? '' : ' Broken off: the next call goes on here.'}`;
}
