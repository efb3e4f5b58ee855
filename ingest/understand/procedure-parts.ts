import { findIdentifiers } from '@tangthu/language/text/identifiers';
import type { PageText } from '../read/page-text.ts';
import { formEntries, type FormEntry } from './form-entries.ts';

/** A part of what a paper lays down for a procedure, on one page (from 1): its words, `to` exclusive. */
export interface ProcedurePart {
  /** The procedure's code as `findIdentifiers` writes it. */
  readonly procedure: string;
  readonly part: 'title' | 'steps' | 'dossier' | 'time-limit' | 'fee';
  readonly page: number;
  readonly from: number;
  readonly to: number;
}

const NUMBERED = String.raw`^(?:[-–+•*]\s*)?(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[ivx]{1,4})[.)]\s*)?`;
/** The parts in which procedures are laid down, by their headings; those that are not shown end the one before. */
const HEADINGS: readonly (readonly [part: ProcedurePart['part'] | 'other', heading: RegExp])[] = [
  ['steps', heading('trinh tu(?: thuc hien)?')],
  ['dossier', heading('thanh phan(?:,? so luong)?(?: cua)? ho so|ho so gom')],
  ['time-limit', heading('thoi (?:han|gian) giai quyet')],
  ['fee', heading('(?:muc )?(?:phi|le phi)(?:(?:,| va)? le phi)?')],
  [
    'other',
    heading(
      'cach thuc thuc hien|so luong ho so|doi tuong thuc hien|co quan (?:thuc hien|giai quyet|co tham quyen)|ket qua(?: thuc hien)?|ten mau don|mau don|yeu cau,? dieu kien|can cu phap ly|noi nhan',
    ),
  ],
];

function heading(words: string): RegExp {
  return new RegExp(`${NUMBERED}(?:${words})\\b[^:]{0,40}(?::|$)`, 'u');
}

/**
 * What a document lays down for procedures: it names one by its code in a line of its own, then its parts under their
 * headings. Papers of residents' cases, which name a procedure and no two of its parts, lay down nothing.
 */
export function readProcedureParts(pages: readonly PageText[]): ProcedurePart[] {
  const described: ProcedurePart[][] = [];
  let open: ProcedurePart['part'] | undefined;
  for (const entry of formEntries(pages)) {
    const named = procedureNamed(entry);
    if (named) {
      described.push([{ procedure: named, part: 'title', ...placeOf(entry) }]);
      open = undefined;
      continue;
    }
    const current = described.at(-1);
    const procedure = current?.[0]?.procedure;
    if (!current || procedure === undefined) continue;
    const found = HEADINGS.find(([, pattern]) => pattern.test(entry.folded))?.[0];
    if (found) open = found === 'other' ? undefined : found;
    if (open) current.push({ procedure, part: open, ...placeOf(entry) });
  }
  return described
    .filter((parts) => new Set(parts.map(({ part }) => part)).size >= 3)
    .flatMap((parts) => joined(parts));
}

/** «Thủ tục Đăng ký khai sinh (mã 1.001193)», «1. Đăng ký khai sinh, mã số 1.001193». */
function procedureNamed({ text, folded }: FormEntry): string | undefined {
  if (!/\b(?:thu tuc|ma (?:so|tthc)?)/u.test(folded) || text.length > 250) return undefined;
  const [first, second] = findIdentifiers(text).filter(({ kind }) => kind === 'procedure');
  return second ? undefined : first?.key;
}

function placeOf({ page, from, to }: FormEntry): Pick<ProcedurePart, 'page' | 'from' | 'to'> {
  return { page, from, to };
}

/** Each part once a page, from its first word there to its last. */
function joined(parts: readonly ProcedurePart[]): ProcedurePart[] {
  const groups = Map.groupBy(parts, ({ part, page }) => `${part} ${page}`);
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, to: Math.max(first.to, ...others.map(({ to }) => to)) }] : [],
  );
}
