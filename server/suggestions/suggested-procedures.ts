import { loadDocuments, summaryOf } from '../retrieval/document-summaries.ts';
import { Parameters } from '../retrieval/parameters.ts';
import type { Reading } from '../retrieval/understanding/store-names.ts';
import { beginning, documentOf } from './shelf-by-shelf.ts';
import type { Suggestion } from './suggestion-view.ts';

const SHOWN = 3;
const GATHERED = 40;
const begun = /^\d\.\d{2,6}(?:\.[\dA-Z.]*)?$/i;

/** The administrative procedures whose code is begun, each with the newest document that bears it. */
export async function suggestedProcedures(reading: Reading, text: string): Promise<Suggestion[]> {
  const code = text.trim().toUpperCase();
  if (!begun.test(code)) return [];
  const parameters = new Parameters();
  const found = beginning('identifier', reading.reader, [code, `${code}~`], GATHERED, parameters);
  const rows = await reading.transaction.query<{ key: string; document: string }>(
    `select distinct on (i.key) i.key, i.document from (${found}) i cross join lateral (${documentOf('i')}) d
     order by i.key, d.issued_date desc nulls last, d.id limit ${SHOWN}`,
    parameters.values,
  );
  const documents = await loadDocuments(
    reading,
    rows.map(({ document }) => document),
  );
  return rows.flatMap(({ key, document }) => {
    const row = documents.get(document);
    return row ? [{ kind: 'procedure' as const, code: key, title: summaryOf(row, new Map()).title }] : [];
  });
}
