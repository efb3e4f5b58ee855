import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { counted } from '../run/counted.ts';
import { writeArchive, writeWorld } from './archive.ts';
import { quarantineArchive, sampleArchive } from './archive-truth.ts';
import { writeDesk } from './desk.ts';
import { writeHandover } from './handover.ts';
import { generateDocuments, generateSecretDocuments } from './generate.ts';

const usage =
  'npm run sample -w ingest -- [--count 180] [--seed 2034] [--out folder] [--secret] [--handover] [--desk]';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '180' },
    seed: { type: 'string', default: '2034' },
    out: { type: 'string' },
    secret: { type: 'boolean', default: false },
    handover: { type: 'boolean', default: false },
    desk: { type: 'boolean', default: false },
  },
});
if (values.handover || values.desk) {
  await (values.handover ? writeHandover : writeDesk)(values.out);
  process.exit();
}
const [count, seed] = [Number(values.count), Number(values.seed)];
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  process.stderr.write(`Count and seed are whole numbers, the count at least 1: ${usage}\n`);
  process.exit(2);
}
const documents = values.secret
  ? generateSecretDocuments({ count, seed })
  : generateDocuments({ count, seed });
const folder = values.out ?? (values.secret ? quarantineArchive : sampleArchive);
const bar = new SingleBar({
  format: '{bar} {value}/{total} documents | {pages} pages | {eta_formatted} left',
});
let pages = 0;
bar.start(count, 0, { pages });
const truths = await writeArchive(folder, documents, seed, (more) => {
  pages += more;
  bar.increment({ pages });
});
bar.stop();
if (!values.secret) await writeWorld(folder, truths);
process.stdout.write(`${counted(count, 'document')}, ${counted(pages, 'page')} in ${folder}\n`);
