import { wordOffsets } from '@tangthu/db/page-words';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import {
  documentColumns,
  documentFields,
  type DocumentFieldName,
} from '@tangthu/language/text/document-fields';
import { fieldColumns } from '../records/field-columns.ts';
import { findWords } from '../records/find-words.ts';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { ReportRefusedError } from './report-errors.ts';
import type { ReportedField } from './report-view.ts';
import { withoutNumbers } from './without-numbers.ts';

/** What a reader says is wrong on a page (from 1) of a document. */
export interface ErrorReport {
  readonly document: string;
  readonly page: number;
  readonly field: ReportedField;
  /** The words that are meant: from, to (exclusive) of the page … */
  readonly words?: readonly [from: number, to: number] | undefined;
  /** … or as they stand there, where no words were selected. */
  readonly said?: string | undefined;
  /** What is right; null where the field should be empty. */
  readonly proposed: string | null;
  readonly remark?: string | undefined;
}

/**
 * Takes a report: it waits in the review queue of the agency that keeps the document. What stands there is read from the store, never
 * taken from the reader, so that it is masked as it is stored. Gives the report's id. Throws `RecordNotFoundError` for what is hidden
 * or missing, `FieldValueError` for a value that the field cannot hold, `ReportRefusedError`.
 */
export function reportError(store: Store, reader: Reader, report: ErrorReport): Promise<string> {
  return asReader(store, reader, async (records) => {
    await records.query("select set_config('tangthu.account', $1, true)", [reader.account]);
    const found = await whatIsMeant(records, report);
    const remark = withoutNumbers(report.remark?.trim() || null);
    if (found.field === 'note' && remark === null && found.proposed === null) {
      throw new ReportRefusedError('nothing-said');
    }
    if (found.field !== 'note' && found.said === found.proposed) throw new ReportRefusedError('unchanged');
    const [made] = await records
      .query<{ id: string }>(
        `insert into error_report (document, custodian, mode, account, page, field, words, said, proposed, remark)
         select id, custodian, mode, $2, $3, $4, $5::int[], $6, $7, $8 from document where id = $1 returning id`,
        [
          report.document,
          reader.account,
          report.page,
          found.field,
          found.words ? `{${found.words.join(',')}}` : null,
          found.said,
          found.proposed,
          remark,
        ],
      )
      .catch((error: unknown) => {
        throw refusalOf(error);
      });
    if (!made) throw new RecordNotFoundError();
    return made.id;
  });
}

interface Meant {
  readonly field: ReportedField;
  readonly words: readonly [number, number] | null;
  readonly said: string | null;
  readonly proposed: string | null;
}

/**
 * What could be a person's number is never put anywhere by a report: it stands masked in a note, which an archivist reads and compares with
 * the page.
 */
async function whatIsMeant(records: Transaction, report: ErrorReport): Promise<Meant> {
  const [page] = await records.query<{ text: string; numbers: { from: number; to: number }[] }>(
    `select text, (select coalesce(json_agg(json_build_object('from', word_from, 'to', word_to)), '[]') from personal_data n
        where n.document = p.document and n.page = p.number) as numbers
     from page p where document = $1 and number = $2`,
    [report.document, report.page],
  );
  if (!page) throw new RecordNotFoundError();
  const words = wordsMeant(page.text, report);
  const proposed = report.proposed?.trim().normalize('NFC') || null;
  if (isDocumentField(report.field)) {
    if (proposed !== null) documentColumns(report.field, proposed);
    const said = await valueOf(records, report.document, report.field);
    if (withoutNumbers(proposed) === proposed) return { field: report.field, words, said, proposed };
    return { field: 'note', words, said, proposed: withoutNumbers(proposed) };
  }
  const said = words && textOf(page.text, words);
  if (report.field === 'note' || words === null)
    return { field: 'note', words, said, proposed: withoutNumbers(proposed) };
  const isNumber = page.numbers.some(({ from, to }) => from < words[1] && to > words[0]);
  const bearsNumber = proposed !== null && withoutNumbers(proposed) !== proposed;
  if (isNumber || bearsNumber) return { field: 'note', words, said, proposed: withoutNumbers(proposed) };
  return { field: 'text', words, said, proposed };
}

function isDocumentField(field: ReportedField): field is DocumentFieldName {
  return (documentFields as readonly string[]).includes(field);
}

/** What the document says in a field, masked as it is stored. */
async function valueOf(
  records: Transaction,
  document: string,
  field: DocumentFieldName,
): Promise<string | null> {
  const [row] = await records.query<{ value: string | null }>(
    `select ${fieldColumns[field]}::text as value from document where id = $1`,
    [document],
  );
  return row?.value ?? null;
}

function wordsMeant(text: string, { words, said, field }: ErrorReport): readonly [number, number] | null {
  const count = wordOffsets(text).length / 2;
  if (words) {
    if (words[0] >= words[1] || words[1] > count) throw new ReportRefusedError('not-found');
    return words;
  }
  if (!said?.trim()) {
    if (field === 'text') throw new ReportRefusedError('not-found');
    return null;
  }
  const places = findWords(text, said, { whole: true });
  const [place] = places;
  if (!place) throw new ReportRefusedError('not-found');
  if (places.length > 1) throw new ReportRefusedError('several');
  return [place.from, place.to];
}

function textOf(text: string, [from, to]: readonly [number, number]): string {
  const offsets = wordOffsets(text);
  return text.slice(offsets[2 * from], offsets[2 * to - 1]).replaceAll('\n', ' ');
}

function refusalOf(error: unknown): unknown {
  const code = (error as { code?: unknown }).code;
  if (code === 'TT001') return new ReportRefusedError('too-many');
  return code === 'TT002' ? new ReportRefusedError('same') : error;
}
