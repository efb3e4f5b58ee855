import { OWN_DESCRIPTION } from '../forms/own-description.ts';
import {
  addOriginal,
  countOf,
  emptyTally,
  jsonLine,
  nameOf,
  type ExportContext,
  type ExportTally,
} from './contents.ts';
import { exportedAgencies } from './agencies.ts';
import {
  DOCUMENT_FIELDS,
  documentDescription,
  FILE_FIELDS,
  fileDescription,
  ownLine,
  type Description,
} from './descriptions.ts';
import { openLayout } from './layout.ts';
import { identifier, metsFile, type ListedFile } from './mets-file.ts';
import { storedFonds, storedRecords, type RecordGroup, type StoredOriginal } from './records.ts';
import { documentSchema, fileSchema } from './schemas.ts';
import type { Selection } from './selection.ts';
import type { PackageSink, WrittenFile } from './sink.ts';
import { element, escaped, xmlFile } from './xml-text.ts';

/**
 * Writes E-ARK packages as Circular 05/2025/TT-BNV lays them out: a SIP_hoso for every file, a SIP_tailieu for documents of no
 * file, each in a folder named by its OBJID. Our own description lies in `metadata/other` of each.
 */
export async function writeEark(
  context: ExportContext,
  selection: Selection,
  sink: PackageSink,
): Promise<ExportTally> {
  const tally = emptyTally();
  const fonds = (await storedFonds(context.store, selection)).map((one) =>
    jsonLine({ kind: 'fonds', ...one, closedOn: one.closedOn ?? undefined }),
  );
  const agencies = `${JSON.stringify(await exportedAgencies(context.store, selection), null, 1)}\n`;
  const layout = openLayout();
  let first: FirstPackage | undefined = { fonds, agencies };
  for await (const group of storedRecords(context.store, selection)) {
    if (group.file) tally.files += 1;
    await writeSip(context, selection, sink, group, layout.folderOf(group.file), first, tally);
    first = undefined;
  }
  return tally;
}

/** What stands in the first package alone, for it is true of all. */
interface FirstPackage {
  readonly fonds: readonly string[];
  readonly agencies: string;
}

/** Writes one package: representation first, for the METS lists what was written. */
async function writeSip(
  context: ExportContext,
  selection: Selection,
  sink: PackageSink,
  { file, originals }: RecordGroup,
  folder: string,
  first: FirstPackage | undefined,
  tally: ExportTally,
): Promise<void> {
  const objectId = identifier(
    [selection.custodianCode, folder, ...originals.map(({ hash }) => hash)].join('\n'),
  );
  const fondsCode = file?.fonds ?? originals[0]?.fonds ?? selection.fondsCode ?? selection.custodianCode;
  const created = originals.reduce(
    (latest, { storedAt }) => (storedAt > latest ? storedAt : latest),
    emptyTally().latest,
  );
  const put = async (path: string, type: string, content: string, base = ''): Promise<ListedFile> =>
    listedFile(objectId, base, path, type, await sink.add(`${objectId}/${path}`, content));
  const own = [
    ...(first?.fonds ?? []),
    ...(file ? [jsonLine({ kind: 'file', ...file, mode: file.mode === '01' ? '01' : '02' })] : []),
  ];
  const rep = 'representations/rep1/';
  const data: ListedFile[] = [];
  const about: ListedFile[] = [];
  const links: string[] = [];
  for (const [index, original] of originals.entries()) {
    const name = { docId: nameOf(folder, index), number: index + 1 };
    const path = `${rep}data/${name.docId}.pdf`;
    const written = await addOriginal(context, sink, `${objectId}/${path}`, original, tally);
    const document = listedFile(objectId, rep, path, 'application/pdf', written);
    const described = await put(
      `${rep}metadata/descriptive/EAD_DOC_${name.docId}.xml`,
      'application/xml',
      simpleDescription(DOCUMENT_FIELDS, describedOriginal(original, file, name)),
      rep,
    );
    data.push(document);
    about.push(described);
    links.push(
      element(
        'div',
        { ID: identifier(`${document.id} div`), LABEL: 'MetadataLink/File', DMDID: described.id },
        [element('fptr', { FILEID: document.id })],
      ),
    );
    own.push(jsonLine(ownLine(original, file, path, selection)));
  }
  const agent = { fonds: fondsCode, name: selection.custodianName };
  const repMets = await put(
    `${rep}METS.xml`,
    'application/xml',
    metsFile({
      objectId: 'rep1',
      label: file?.title ?? 'rep1',
      type: file ? 'Mixed' : 'Collection',
      created,
      agent: { ...agent, type: 'ORGANIZATION' },
      descriptions: about,
      groups: [{ use: 'Data', files: data }],
      divisions: [
        element(
          'div',
          { ID: identifier(`${objectId} data`), LABEL: 'Data' },
          data.map(({ id }) => element('fptr', { FILEID: id })),
        ),
        element('div', { ID: identifier(`${objectId} links`), LABEL: 'MetadataLink' }, links),
      ],
    }),
  );
  const description = file
    ? simpleDescription(FILE_FIELDS, fileDescription(file, countOf(originals)))
    : looseDescription(folder, countOf(originals));
  const descriptions = [
    await put('metadata/descriptive/EAD.xml', 'application/xml', description),
    await put(`metadata/other/${OWN_DESCRIPTION}`, 'application/jsonl', own.join('')),
    ...(first ? [await put('metadata/other/agencies.json', 'application/json', first.agencies)] : []),
  ];
  const schemas = [
    await put('schemas/ead.xsd', 'application/octet-stream', fileSchema()),
    await put('schemas/ead_doc.xsd', 'application/octet-stream', documentSchema()),
  ];
  await sink.add(
    `${objectId}/METS.xml`,
    metsFile({
      objectId,
      label: file?.title ?? selection.custodianName,
      type: file ? 'Mixed' : 'Collection',
      created,
      agent: { ...agent, name: 'Tang Thu', type: 'OTHER', otherType: 'SOFTWARE' },
      altRecordId: file?.code,
      descriptions,
      groups: [
        { use: 'Schemas', files: schemas },
        { use: 'Representations/rep1', files: [repMets] },
      ],
      divisions: [
        element('div', {
          ID: identifier(`${objectId} metadata`),
          LABEL: 'Metadata',
          DMDID: descriptions.map(({ id }) => id).join(' '),
        }),
        element(
          'div',
          { ID: identifier(`${objectId} schemas`), LABEL: 'Schemas' },
          schemas.map(({ id }) => element('fptr', { FILEID: id })),
        ),
        element('div', { ID: identifier(`${objectId} rep1`), LABEL: 'Representations/rep1' }, [
          element('mptr', {
            LOCTYPE: 'URL',
            'xlink:type': 'simple',
            'xlink:href': repMets.href,
            'xlink:title': repMets.id,
          }),
        ]),
      ],
    }),
  );
}

function listedFile(
  objectId: string,
  base: string,
  path: string,
  type: string,
  file: WrittenFile,
): ListedFile {
  return { id: identifier(`${objectId} ${path}`, 'ID'), href: path.slice(base.length), type, file };
}

/** A `simpledc` with the fields of Circular 05, empty ones too, as packages in use write it. */
function simpleDescription(fields: readonly (keyof Description)[], described: Description): string {
  return xmlFile(
    element(
      'simpledc',
      {},
      fields.map((field) => element(field, {}, escaped(described[field] ?? ''))),
    ),
  );
}

/** A package of documents without a file (SIP_tailieu) is known by its field `source`. */
function looseDescription(folder: string, documents: number): string {
  const fields = {
    fileCode: folder,
    title: folder,
    source: '0',
    totalDoc: String(documents),
    description: '',
  };
  return xmlFile(
    element(
      'simpledc',
      {},
      Object.entries(fields).map(([name, text]) => element(name, {}, escaped(text))),
    ),
  );
}

/** The standard has one description for an original: that of the first document in it. */
function describedOriginal(
  original: StoredOriginal,
  file: RecordGroup['file'],
  name: { docId: string; number: number },
): Description {
  const [first] = original.documents;
  return first ? documentDescription(original, first, file, name) : {};
}
