import { counted } from '../../run/counted.ts';
import { writeContents, type ExportContext, type ExportTally } from './contents.ts';
import type { Selection } from './selection.ts';
import type { PackageSink } from './sink.ts';
import { openSpool } from './spool.ts';

/** Writes a BagIt bag (RFC 8493) with SHA-256 manifests; its payload is a folder with lists. */
export async function writeBag(
  context: ExportContext,
  selection: Selection,
  sink: PackageSink,
): Promise<ExportTally> {
  const manifest = openSpool(sink, 'manifest-sha256.txt');
  let bytes = 0;
  let files = 0;
  const tally = await writeContents(context, selection, sink, 'data/', (file) => {
    bytes += file.bytes;
    files += 1;
    return manifest.write(`${file.sha256}  ${file.path}\n`);
  });
  const tags = [
    await sink.add('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    await sink.add('bag-info.txt', bagInfo(selection, tally, `${bytes}.${files}`)),
    await manifest.close(),
  ];
  await sink.add('tagmanifest-sha256.txt', tags.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''));
  return tally;
}

function bagInfo(selection: Selection, tally: ExportTally, oxum: string): string {
  const { custodianCode, custodianName, fondsCode } = selection;
  const lines = [
    ['Source-Organization', custodianName],
    ['External-Identifier', fondsCode ? `${custodianCode}/${fondsCode}` : custodianCode],
    ['External-Description', `${counted(tally.documents, 'document')} in ${counted(tally.files, 'file')}`],
    ['Bagging-Date', tally.latest.slice(0, 10)],
    ['Payload-Oxum', oxum],
    ['Bag-Software-Agent', 'Tang Thu'],
  ];
  return lines.map(([label, value]) => `${label ?? ''}: ${(value ?? '').replace(/\s+/g, ' ')}\n`).join('');
}
