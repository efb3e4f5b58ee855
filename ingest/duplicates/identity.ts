import { numbersDifference } from './text-differences.ts';

/** What a document says of itself, as far as it was read: the key of its number, and its day (`yyyy-mm-dd`). */
export interface Identity {
  readonly numberKey: string | null;
  readonly issuedDate: string | null;
}

/**
 * Whether two documents bear other numbers or days: then they are two, however alike, for papers of one form may differ in
 * nothing else. A digit that was lost in reading is no difference, nor one of a day that poor print makes another.
 */
export function bearOtherNames(one: Identity, other: Identity): boolean {
  if (numbersDifference(digitsOf(one.numberKey), digitsOf(other.numberKey))) return true;
  const [parts, others] = [partsOf(one.issuedDate), partsOf(other.issuedDate)];
  return parts.some((part, at) => numbersDifference(part, others[at] ?? '') === 'numbers');
}

/** Whether number and day were read of both, and agree. */
export function bearOneName(one: Identity, other: Identity): boolean {
  return (
    one.numberKey !== null &&
    one.issuedDate !== null &&
    one.numberKey === other.numberKey &&
    one.issuedDate === other.issuedDate
  );
}

/** Year, month and day. */
function partsOf(issuedDate: string | null): string[] {
  return issuedDate?.split('-').map(digitsOf) ?? [];
}

/** Digits without leading zeros; none where nothing was read. */
function digitsOf(value: string | null): string {
  return value?.replace(/\D/g, '').replace(/^0+/, '') ?? '';
}
