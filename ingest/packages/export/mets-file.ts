import { createHash } from 'node:crypto';
import type { WrittenFile } from './sink.ts';
import { element, escaped, xmlFile } from './xml-text.ts';

/** A file as a METS lists it: its path from the METS's own folder. */
export interface ListedFile {
  readonly id: string;
  readonly href: string;
  readonly type: string;
  readonly file: WrittenFile;
}

/** What a METS file says. Times are ISO. */
export interface MetsContents {
  readonly objectId: string;
  readonly label: string;
  readonly type: 'Mixed' | 'Collection';
  readonly created: string;
  readonly agent: {
    readonly type: string;
    readonly otherType?: string;
    readonly name: string;
    readonly fonds: string;
  };
  /** Of the package alone: the code of the file. */
  readonly altRecordId?: string | undefined;
  readonly descriptions: readonly ListedFile[];
  readonly groups: readonly { readonly use: string; readonly files: readonly ListedFile[] }[];
  /** What the structural map says below its first division, as XML. */
  readonly divisions: readonly string[];
}

/** Writes a METS file in the form of the packages that are in use under Circular 05/2025/TT-BNV (E-ARK CSIP). */
export function metsFile(contents: MetsContents): string {
  const { created, agent } = contents;
  const header = element(
    'metsHdr',
    { CREATEDATE: created, LASTMODDATE: created, RECORDSTATUS: 'NEW', 'csip:OAISPACKAGETYPE': 'SIP' },
    [
      element('agent', { ROLE: 'CREATOR', TYPE: agent.type, OTHERTYPE: agent.otherType }, [
        element('name', {}, escaped(agent.name)),
        element('note', { 'csip:NOTETYPE': 'IDENTIFICATIONCODE' }, escaped(agent.fonds)),
      ]),
      contents.altRecordId === undefined
        ? ''
        : element('altRecordID', { TYPE: 'SUBMISSIONAGREEMENT' }, escaped(contents.altRecordId)),
    ],
  );
  const descriptions = contents.descriptions.map((description) =>
    element('dmdSec', { ID: description.id, CREATED: created, STATUS: 'CURRENT' }, [
      element('mdRef', {
        ...location(description),
        ...fixity(description, created),
        MDTYPE: 'DC',
        MDTYPEVERSION: '1.0.0',
      }),
    ]),
  );
  const groups = contents.groups.map(({ use, files }) =>
    element(
      'fileGrp',
      { ID: identifier(`${contents.objectId} ${use}`), USE: use },
      files.map((file) => listed(file, created)),
    ),
  );
  const map = element(
    'structMap',
    { ID: identifier(`${contents.objectId} map`), TYPE: 'PHYSICAL', LABEL: 'CSIP' },
    [
      element(
        'div',
        { ID: identifier(`${contents.objectId} div`), LABEL: contents.objectId, TYPE: 'ORIGINAL' },
        contents.divisions,
      ),
    ],
  );
  const root = element(
    'mets',
    {
      xmlns: 'http://www.loc.gov/METS/',
      'xmlns:xlink': 'http://www.w3.org/1999/xlink',
      'xmlns:csip': 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS',
      OBJID: contents.objectId,
      LABEL: contents.label,
      TYPE: contents.type,
      'csip:CONTENTINFORMATIONTYPE': 'MIXED',
      PROFILE: 'https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml',
    },
    [
      header,
      ...descriptions,
      element('amdSec', { ID: identifier(`${contents.objectId} amd`) }),
      element('fileSec', {}, groups),
      map,
    ],
  );
  return xmlFile(root);
}

/** An identifier in the form of Circular 05 (`uuid-…`, `ID-…` of files), the same for the same words on every machine. */
export function identifier(words: string, prefix = 'uuid'): string {
  const hex = createHash('sha256').update(words).digest('hex').toUpperCase();
  return `${prefix}-${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-A${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function listed(file: ListedFile, created: string): string {
  return element('file', { ID: file.id, ...fixity(file, created) }, [element('FLocat', location(file))]);
}

function fixity({ type, file }: ListedFile, created: string): Record<string, string | number> {
  const sum = { CHECKSUM: file.sha256.toUpperCase(), CHECKSUMTYPE: 'SHA-256' };
  return { MIMETYPE: type, SIZE: file.bytes, CREATED: created, ...sum };
}

function location({ href }: ListedFile): Record<string, string> {
  return { LOCTYPE: 'URL', 'xlink:type': 'simple', 'xlink:href': encodeURI(href) };
}
