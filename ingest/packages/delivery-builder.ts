import type { DeliveredDocument, DeliveredFonds, DeliveredRecordFile, Delivery } from './delivery.ts';
import { faultOf, type Fault } from './fault.ts';
import { plain, type Mode, type Retention } from './fields/codes.ts';
import type { StatedFile } from './fields/file-record.ts';
import type { RawRecord } from './fields/raw-record.ts';

/** What the receiver adds where the package is silent. */
export interface Defaults {
  /** Code of the fonds of files that name none. */
  readonly fonds?: string | undefined;
  /** Access mode of records that state none. */
  readonly mode: '01' | '02';
}

/** Gathers the fonds, files and documents of a package from its records, in any order. */
export interface DeliveryBuilder {
  addFonds(fonds: DeliveredFonds): void;
  /** A record that is all about one file. `place` is for the report. */
  addFile(file: StatedFile, fonds: string | undefined, place: RawRecord['place']): void;
  /** The file that a document names beside itself; gives the code of its fonds. */
  addFileOfDocument(
    file: StatedFile,
    fonds: string | undefined,
    mode: Mode | undefined,
    place: RawRecord['place'],
  ): void;
  addDocument(document: Omit<DeliveredDocument, 'mode'> & { readonly mode?: Mode | undefined }): void;
  finish(named: Pick<Delivery, 'identifier' | 'sender'>): Delivery;
}

interface OpenFile {
  fonds: string;
  code: string;
  title: string;
  titleStated: boolean;
  stated: { retention?: Retention | undefined; mode?: Mode | undefined };
  retentions: Retention[];
  modes: Mode[];
  details: Record<string, unknown>;
}

/** Opens a builder; contradictions and missing fonds go to `faults`. */
export function openDelivery(defaults: Defaults, faults: Fault[]): DeliveryBuilder {
  const fonds = new Map<string, DeliveredFonds>();
  const files = new Map<string, OpenFile>();
  const documents: (Omit<DeliveredDocument, 'mode'> & { readonly mode?: Mode | undefined })[] = [];

  const openFile = (
    file: StatedFile,
    stated: string | undefined,
    place: RawRecord['place'],
  ): OpenFile | undefined => {
    const code = file.fonds ?? stated ?? defaults.fonds;
    if (!code) {
      faults.push(faultOf('fonds-missing', place));
      return undefined;
    }
    if (!fonds.has(code)) fonds.set(code, { code, details: {} });
    const known = files.get(fileKey(code, file.code));
    if (known) {
      contradiction(known, file, place, faults);
      known.details = { ...file.details, ...known.details };
      return known;
    }
    const { title, details } = file;
    const open = {
      fonds: code,
      code: file.code,
      title,
      titleStated: title !== file.code,
      stated: {},
      retentions: [],
      modes: [],
      details: { ...details },
    };
    files.set(fileKey(code, file.code), open);
    return open;
  };

  return {
    addFonds: (given) => {
      const known = fonds.get(given.code);
      fonds.set(given.code, {
        ...given,
        ...defined(known),
        details: { ...given.details, ...known?.details },
      });
    },
    addFile: (file, stated, place) => {
      const open = openFile(file, stated, place);
      if (open) open.stated = { retention: file.retention, mode: file.mode };
    },
    addFileOfDocument: (file, stated, mode, place) => {
      const open = openFile(file, stated, place);
      if (!open) return;
      if (file.retention) open.retentions.push(file.retention);
      if (file.mode) open.stated = { mode: file.mode, ...open.stated };
      if (mode) open.modes.push(mode);
    },
    addDocument: (document) => documents.push(document),
    finish: (named) => {
      const finished = new Map([...files].map(([key, file]) => [key, finishedFile(file, defaults)]));
      return {
        ...named,
        fonds: [...fonds.values()],
        files: [...finished.values()],
        documents: documents.map((document) => ({
          ...document,
          mode: modeWithin(document.mode, finished.get(fileKey(document.fonds, document.file)), defaults),
        })),
      };
    },
  };
}

function fileKey(fonds: string | undefined, code: string | undefined): string {
  return `${fonds ?? ''}\n${code ?? ''}`;
}

/** A file keeps its longest member's period, and is as closed as its most closed member that may be stored. */
function finishedFile(file: OpenFile, defaults: Defaults): DeliveredRecordFile {
  const longest = file.retentions.sort()[0];
  const closed = file.modes.some((mode) => mode !== '01') ? '02' : (file.modes[0] ?? defaults.mode);
  return {
    fonds: file.fonds,
    code: file.code,
    title: file.title,
    retention: file.stated.retention ?? longest ?? '07',
    mode: file.stated.mode ?? closed,
    details: file.details,
  };
}

/** What a document says of itself, else its file's mode; a secret file makes all in it secret. */
function modeWithin(
  stated: Mode | undefined,
  file: DeliveredRecordFile | undefined,
  defaults: Defaults,
): Mode {
  return file?.mode === '03' ? '03' : (stated ?? file?.mode ?? defaults.mode);
}

function contradiction(known: OpenFile, file: StatedFile, place: RawRecord['place'], faults: Fault[]): void {
  const stated = file.title !== file.code;
  if (known.titleStated && stated && plain(known.title) !== plain(file.title)) {
    const values = { other: file.code, field: 'title', expected: known.title, found: file.title };
    faults.push(faultOf('field-contradicts', { ...place, values }));
  }
  if (!known.titleStated && stated) Object.assign(known, { title: file.title, titleStated: true });
}

function defined(fonds: DeliveredFonds | undefined): Partial<DeliveredFonds> {
  return Object.fromEntries(Object.entries(fonds ?? {}).filter(([, value]) => value !== undefined));
}
