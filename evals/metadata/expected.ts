import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What a person reads on a document's pages; a field that is not printed is absent. Dates as `yyyy-mm-dd`. */
export interface Expected {
  readonly type?: string | undefined;
  readonly number?: string | undefined;
  readonly date?: string | undefined;
  readonly place?: string | undefined;
  readonly issuer?: string | undefined;
  readonly subject?: string | undefined;
  readonly signer?: string | undefined;
  readonly signingCapacity?: string | undefined;
  /** The entries under «Nơi nhận:», joined by «; ». */
  readonly recipients?: string | undefined;
  readonly urgency?: string | undefined;
  readonly secrecy?: string | undefined;
  readonly copyKind?: string | undefined;
}

/** A real document, read by eye: its file, the pages that bear its head and signature, and which fields are handwritten. */
export interface RealDocument extends Expected {
  readonly file: string;
  /** Page numbers from 1; all pages where absent. */
  readonly pages?: readonly number[];
  readonly byHand?: readonly (keyof Expected)[];
}

interface GazetteDocument extends Expected {
  readonly laterPages?: Pick<Expected, 'number' | 'date'>;
}

const GAZETTE = '@tangthu/ingest/understand/gazette.expected.json';

/** The 64 real documents that were read by eye: 47 gazette papers with a text layer, and scans and letter-spaced ones. */
export function realDocuments(): RealDocument[] {
  const gazette = read<Record<string, GazetteDocument>>(import.meta.resolve(GAZETTE));
  return [
    ...Object.entries(gazette).map(([name, { laterPages, ...shown }]) => ({
      ...shown,
      ...laterPages,
      file: `text-layer/${name}`,
    })),
    ...read<RealDocument[]>(new URL('scans.expected.json', import.meta.url).href),
  ];
}

function read<Value>(url: string): Value {
  return JSON.parse(readFileSync(fileURLToPath(url), 'utf8')) as Value;
}
