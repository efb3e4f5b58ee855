import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { fold } from '@tangthu/language/text/fold';
import { IngestError } from '../run/ingest-error.ts';

/**
 * What became of a ward (or what of it): `whole` and `part` of it went into another, it `stays` as the agency that it was (what was
 * left of it, too), or stays under a `renamed` name.
 */
type MergerExtent = 'whole' | 'part' | 'stays' | 'renamed';

/** One line of the mapping of old wards to new ones, `line` counted from 1 with the heading. */
export interface WardMerger extends Omit<z.output<typeof mergerRow>, 'extent'> {
  readonly line: number;
  readonly extent: MergerExtent;
}

const day = z.iso.date('must be a day, yyyy-mm-dd').or(z.literal(''));
const text = z.string().trim().min(1, 'is empty');
const code = (digits: number) =>
  z
    .string()
    .trim()
    .regex(new RegExp(`^\\d{${digits}}$`, 'u'), `must have ${digits} digits`);

const mergerRow = z.object({
  old_ward_code: code(5).or(z.literal('')),
  old_ward: z.string().trim(),
  old_district_code: code(3),
  old_district: text,
  old_province_code: code(2),
  old_province: text,
  new_ward_code: code(5),
  new_ward: text,
  new_province_code: code(2),
  new_province: text,
  extent: text,
  former_names: z.string().default(''),
  resolution: z.string().trim().default(''),
  issued: day.default(''),
  effective: day.default(''),
});

const resolutionRow = z.object({
  new_province_code: code(2),
  resolution: text,
  issued: z.iso.date(),
  effective: z.iso.date(),
});

const MOST_FAULTS = 50;

/**
 * Reads the mapping of wards (CSV with the columns `old_ward_code` … `effective`) and, where it is given, the list of resolutions by
 * new province, which fills in what lines leave empty. Throws `IngestError` that names every line with a fault, 50 at most.
 */
export function readWardMergers(csv: string, resolutionsCsv?: string): WardMerger[] {
  const resolutions = new Map(
    resolutionsCsv === undefined
      ? []
      : readRows(resolutionsCsv, resolutionRow, 'list of resolutions').map((row) => [
          row.new_province_code,
          row,
        ]),
  );
  const faults: string[] = [];
  const edges = new Map<string, number>();
  const mergers = readRows(csv, mergerRow, 'mapping of wards').map((row): WardMerger => {
    const basis = resolutions.get(row.new_province_code);
    const merger = {
      ...row,
      resolution: row.resolution || (basis?.resolution ?? ''),
      issued: row.issued || (basis?.issued ?? ''),
      effective: row.effective || (basis?.effective ?? ''),
      extent: extentOf(row.extent) ?? 'part',
    };
    const key = `${row.old_ward_code || row.old_district_code} ${row.new_ward_code}`;
    const found = [...faultsOf(merger, row.extent), ...differences(row, basis), ...repeated(edges.get(key))];
    faults.push(...found.map((fault) => `line ${row.line}: ${fault}`));
    edges.set(key, row.line);
    return merger;
  });
  refuse('mapping of wards', faults);
  return mergers;
}

const repeated = (line: number | undefined): string[] =>
  line === undefined ? [] : [`says again what line ${line} says: from and to the same wards`];

function faultsOf(row: Omit<WardMerger, 'line'>, extent: string): string[] {
  const faults: string[] = [];
  if (!extentOf(extent))
    faults.push(
      `the extent «${extent}» is not known; known are «Nhập toàn bộ», «Nhập một phần», «Giữ nguyên», «Đổi tên», «Đổi loại hình», «Sắp xếp toàn bộ …», «Phần còn lại …»`,
    );
  if (row.old_ward_code !== '' && row.old_ward === '') faults.push('old_ward is empty');
  if (!row.resolution || !row.issued || !row.effective)
    faults.push('resolution, issued or effective is empty; give the list of resolutions with --resolutions');
  if ((row.extent === 'stays' || row.extent === 'renamed') && row.old_ward_code !== row.new_ward_code)
    faults.push(
      `a ward that stays keeps its code, but ${row.old_ward_code || 'none'} becomes ${row.new_ward_code}`,
    );
  return faults;
}

function differences(
  { resolution, effective }: { readonly resolution: string; readonly effective: string },
  basis: { readonly resolution: string; readonly effective: string } | undefined,
): string[] {
  if (!basis) return [];
  return [
    ...(resolution && resolution !== basis.resolution
      ? [`names the resolution ${resolution}, the list of resolutions ${basis.resolution}`]
      : []),
    ...(effective && effective !== basis.effective
      ? [`is in force from ${effective}, by the list of resolutions from ${basis.effective}`]
      : []),
  ];
}

/** Of all wordings of the real mapping, slips of the pen included («Nhâp»). A name given to a part of a ward is a part. */
function extentOf(extent: string): MergerExtent | undefined {
  const said = fold(extent);
  if (/^nhap mot phan|tu mot phan/u.test(said)) return 'part';
  if (/^(?:nhap|sap xep) toan bo/u.test(said)) return 'whole';
  if (/^(?:giu nguyen|phan con lai)/u.test(said)) return 'stays';
  if (/^doi (?:ten|loai hinh)/u.test(said)) return 'renamed';
  return undefined;
}

function readRows<Schema extends z.ZodType>(
  csv: string,
  schema: Schema,
  what: string,
): (z.output<Schema> & { line: number })[] {
  const faults: string[] = [];
  const rows = parseLines(csv, what).flatMap(({ record, line }) => {
    const { data, error } = schema.safeParse(record);
    for (const { path, message } of error?.issues ?? [])
      faults.push(`line ${line}: ${path.join('.')} ${message}`);
    return data === undefined
      ? []
      : [Object.assign(data as object, { line }) as z.output<Schema> & { line: number }];
  });
  refuse(what, faults);
  if (rows.length === 0) throw new IngestError(`The ${what} has no lines.`);
  return rows;
}

interface CsvLine {
  readonly record: Readonly<Record<string, string>>;
  readonly line: number;
}

function parseLines(csv: string, what: string): CsvLine[] {
  try {
    const lines: { record: CsvLine['record']; info: { lines: number } }[] = parse(csv.normalize('NFC'), {
      columns: true,
      bom: true,
      info: true,
      skip_empty_lines: true,
    });
    return lines.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    throw new IngestError(`The ${what} is no CSV file: ${(error as Error).message}.`, { cause: error });
  }
}

function refuse(what: string, faults: readonly string[]): void {
  if (faults.length === 0) return;
  const more = faults.length > MOST_FAULTS ? [`… and ${faults.length - MOST_FAULTS} more`] : [];
  const shown = [...faults.slice(0, MOST_FAULTS), ...more].join('\n');
  throw new IngestError(`The ${what} has faults; nothing of it was taken.\n${shown}`);
}
