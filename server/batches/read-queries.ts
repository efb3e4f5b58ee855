import { CsvError, parse } from 'csv-parse/sync';
import { fold } from '@tangthu/language/text/fold';
import { typedNumbers } from '@tangthu/language/text/personal-numbers';
import { BatchRefusedError, type BatchFault } from './batch-errors.ts';

/** A query of a list, and the line of the file on which it stands (from 1). */
export interface ListedQuery {
  readonly line: number;
  readonly query: string;
}

/** Bounds of a file of queries: bytes, lines, characters of one. */
export const BATCH_BYTES = 400 * 1024;
const MOST_LINES = 3_000;
const LONGEST = 500;

/** How the column of queries may be called, folded. */
const HEADERS = new Set(['truy van', 'query', 'cau hoi', 'tu khoa', 'noi dung', 'q', 'tim', 'so ky hieu']);

/**
 * Reads a CSV file of queries: UTF-8 or UTF-16, with or without a byte order mark; parted by commas, semicolons or tabs; with a line of
 * names or without: then the first column is the queries'. Throws `BatchRefusedError` with each fault and its line.
 */
export function readQueries(bytes: Uint8Array): ListedQuery[] {
  if (bytes.length > BATCH_BYTES) {
    throw refused(
      'The file is larger than 400 kB. Part it in several.',
      'Tệp lớn hơn 400 kB. Hãy chia thành nhiều tệp.',
    );
  }
  const rows = rowsOf(textOf(bytes));
  const [first, ...rest] = rows;
  const named = first?.record.findIndex((cell) => HEADERS.has(fold(cell.trim().toLowerCase()))) ?? -1;
  const column = Math.max(0, named);
  const queries = (named === -1 ? rows : rest).flatMap(({ record, line }) => {
    const query = (record[column] ?? '').replaceAll('\0', ' ').trim();
    return query === '' ? [] : [{ line, query }];
  });
  const faults = faultsOf(queries);
  if (faults.length > 0) throw new BatchRefusedError(faults);
  return queries;
}

function faultsOf(queries: readonly ListedQuery[]): BatchFault[] {
  if (queries.length === 0) {
    return [{ message: 'The file holds no query.', messageVi: 'Tệp không có truy vấn nào.' }];
  }
  if (queries.length > MOST_LINES) {
    return [
      {
        message: `The file holds ${queries.length} queries; at most ${MOST_LINES} are taken. Part it in several.`,
        messageVi: `Tệp có ${queries.length} truy vấn, nhiều nhất là ${MOST_LINES}. Hãy chia thành nhiều tệp.`,
      },
    ];
  }
  return queries.flatMap(({ line, query }): BatchFault[] => {
    if (query.length > LONGEST) {
      return [
        {
          line,
          message: `the query is longer than ${LONGEST} characters.`,
          messageVi: `truy vấn dài quá ${LONGEST} ký tự.`,
        },
      ];
    }
    if (typedNumbers(query).people.length === 0) return [];
    return [
      {
        line,
        message:
          'there is a number of a person, which may not stand in a list. Look it up by itself, for a stated purpose.',
        messageVi:
          'có số định danh hoặc số điện thoại của người dân, không được để trong danh sách. Hãy tra riêng, có nêu mục đích.',
      },
    ];
  });
}

interface Row {
  readonly record: string[];
  readonly line: number;
}

function rowsOf(text: string): Row[] {
  const [head = ''] = text.split(/\r?\n/u, 1);
  const delimiter = [';', '\t', ','].toSorted(
    (one, other) => head.split(other).length - head.split(one).length,
  )[0];
  let line = 1;
  try {
    // With `info` each record comes with where it ends, which the declaration leaves out.
    const rows = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows.map(({ record, info }) => {
      // A record ends on the line that the parser counts; one with line breaks in it begins earlier.
      line = info.lines - record.join('').split('\n').length + 1;
      return { record, line };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = typeof error['lines'] === 'number' ? error['lines'] : line;
    throw new BatchRefusedError([
      {
        line: at,
        message:
          'the quotation marks do not match. Put the whole cell in quotation marks and double those inside.',
        messageVi:
          'dấu ngoặc kép không khớp. Hãy đặt cả ô trong ngoặc kép và viết đôi dấu ngoặc kép bên trong.',
      },
    ]);
  }
}

/** The text of a file: by its byte order mark, else UTF-8, else UTF-16 where every other byte is nothing. */
function textOf(bytes: Uint8Array): string {
  const [one, two] = bytes;
  const name =
    one === 0xfe && two === 0xff
      ? 'utf-16be'
      : (one === 0xff && two === 0xfe) || hasEmptyBytes(bytes)
        ? 'utf-16le'
        : 'utf-8';
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    throw refused(
      'The file is neither UTF-8 nor UTF-16. In Excel, save it as “CSV UTF-8”.',
      'Tệp không phải UTF-8 hay UTF-16. Trong Excel, hãy lưu dạng «CSV UTF-8».',
    );
  }
}

function hasEmptyBytes(bytes: Uint8Array): boolean {
  return bytes.length > 3 && bytes[1] === 0 && bytes[3] === 0;
}

function refused(message: string, messageVi: string): BatchRefusedError {
  return new BatchRefusedError([{ message, messageVi }]);
}
