import type { ReviewItem } from '@tangthu/server/archive/review-view';
import { shortDate } from '#lib/format/dates.ts';
import type { Speech } from '#lib/i18n/speech.ts';

const names = [
  'type',
  'documentNumber',
  'issuedDate',
  'place',
  'issuer',
  'subject',
  'signer',
  'signingCapacity',
  'urgency',
  'recipients',
  'secrecy',
  'pages',
  'text',
  'note',
] as const;

/** The name of a field; of an item without one, the whole page. */
export function fieldName(field: string, { t }: Speech): string {
  if (field === '') return t('review.whole');
  const known = names.find((name) => name === field);
  return known ? t(`field.${known}`) : field;
}

/** A field's value as people write it; what is empty is said to be. */
export function fieldValue(field: string, value: string | null, { t, language }: Speech): string {
  if (value === null || value === '') return t('field.empty');
  return field === 'issuedDate' ? shortDate(value, language) : value;
}

/** What can be wrong with a page, the gravest first. */
const faults = ['no-text', 'cut-off', 'damaged', 'low-quality'] as const;

/** What there is to see about an item that has no field to set, and what to do about a bad page; empty for the others. */
export function itemNote({ editable, kind, value, sidecarValue }: ReviewItem, { t }: Speech): string {
  if (editable || value === null || kind === 'reported') return '';
  if (kind === 'split') return t('review.splitAt', { page: value });
  if (kind === 'differs') return t('review.differingPages', { value, listed: sidecarValue ?? '' });
  const found = faults.filter((fault) => value.split(', ').includes(fault));
  const [gravest] = found;
  if (!gravest) return '';
  return `${found.map((fault) => t(`review.fault.${fault}`)).join(', ')}. ${t(`review.advice.${gravest}`)}`;
}
