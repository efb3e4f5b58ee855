import { faultOf, type Fault, type FaultPlace } from '../fault.ts';
import type { FieldName } from './headings.ts';

/** A row of a list or a description in XML: texts by field, what is not known by its own heading, and where it stands. */
export interface RawRecord {
  readonly fields: ReadonlyMap<FieldName, string>;
  readonly other: Readonly<Record<string, string>>;
  readonly place: { readonly path: string; readonly row?: number | undefined };
}

/** Puts headings and texts together; texts in NFC without space around them, empty ones left out, repeated ones joined. */
export function rawRecord(
  cells: Iterable<readonly [heading: string, field: FieldName | undefined, text: string]>,
  place: RawRecord['place'],
): RawRecord {
  const fields = new Map<FieldName, string>();
  const other: Record<string, string> = {};
  for (const [heading, field, written] of cells) {
    // PostgreSQL has no place for NUL and half characters.
    const text = written.toWellFormed().replaceAll('\0', '').normalize('NFC').trim();
    if (text === '') continue;
    if (!field) other[heading] = other[heading] === undefined ? text : `${other[heading]}; ${text}`;
    else fields.set(field, fields.has(field) ? `${fields.get(field) ?? ''}; ${text}` : text);
  }
  return { fields, other, place };
}

/** Reads fields of one record; values that are not valid go to `faults`. */
export interface FieldReader {
  text(field: FieldName): string | undefined;
  /** The value of a field by `read`; undefined where the field is empty, and a fault where `read` gives nothing. */
  value<Value>(
    field: FieldName,
    read: (text: string) => Value | undefined,
    expected: string,
  ): Value | undefined;
}

/** A reader of a record's fields. */
export function fieldReader(record: RawRecord, faults: Fault[]): FieldReader {
  return {
    text: (field) => record.fields.get(field),
    value: (field, read, expected) => {
      const text = record.fields.get(field);
      if (text === undefined) return undefined;
      const value = read(text);
      if (value === undefined) {
        const place: FaultPlace = { ...record.place, values: { field, found: text, expected } };
        faults.push(faultOf('field-value', place));
      }
      return value;
    },
  };
}
