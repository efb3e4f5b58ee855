import { shortDate, wholeNumber } from '../format/dates.ts';
import { exactMoment } from '../format/moments.ts';
import type { Speech } from '../i18n/speech.ts';
import { askedWords, changeSentence } from './asked-words.ts';

type Details = Readonly<Record<string, unknown>>;

/** One thing that was asked or is stated, in words. */
export interface AskedFact {
  readonly name: string;
  readonly value: string;
}

/** One field of a rule that was changed; empty on the side where there is nothing. */
interface ChangedField {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly changed: boolean;
}

/** A change of rules: what was done to what, and the fields of each row. */
export interface RuleChange {
  readonly sentence: string;
  readonly rows: readonly (readonly ChangedField[])[];
}

/** What an event's ids are called, and how the page speaks. */
interface Wording {
  readonly names: Readonly<Record<string, string>>;
  readonly speech: Speech;
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** What was asked, field by field; what was left empty or stands at its beginning is not said. */
export function askedFacts(details: Details, wording: Wording): AskedFact[] {
  return Object.entries(details).flatMap(([key, value]) => {
    if (isNothing(value) || (key === 'offset' && value === 0)) return [];
    if (isDetails(value)) return askedFacts(value, wording);
    return [{ name: fieldName(key, wording), value: textOf(key, value, wording) }];
  });
}

/** The change of a rule table that an event tells of; undefined when it tells of anything else. */
export function ruleChange(
  { target, details }: { readonly target: string | null; readonly details: Details },
  wording: Wording,
): RuleChange | undefined {
  const { change, rows } = details;
  if (typeof change !== 'string') return undefined;
  return {
    sentence: changeSentence(target ?? '', change, wording.speech),
    rows: (Array.isArray(rows) ? rows : []).filter(isDetails).map((row) => changedFields(row, wording)),
  };
}

function changedFields(row: Details, wording: Wording): ChangedField[] {
  const [before, after] = [row['before'], row['after']].map((side) => (isDetails(side) ? flat(side) : {}));
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return keys.map((key) => {
    const [was, is] = [before?.[key], after?.[key]].map((value) => textOf(key, value, wording));
    return {
      name: fieldName(key, wording),
      before: was ?? '',
      after: is ?? '',
      changed: was !== is,
    };
  });
}

/** The fields of a row with those of what lies in it: the query of a grant. */
function flat(row: Details): Details {
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) =>
      isDetails(value) ? Object.entries(flat(value)) : [[key, value]],
    ),
  );
}

function textOf(key: string, value: unknown, wording: Wording): string {
  const { names, speech } = wording;
  if (isNothing(value) && value !== false) return '';
  if (Array.isArray(value)) return value.map((one) => textOf(key, one, wording)).join(', ');
  if (typeof value === 'boolean') return speech.t(value ? 'asked.yes' : 'asked.no');
  const named = names[String(value)];
  if (named) return named;
  if (typeof value === 'number') return wholeNumber(value, speech.language);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (MOMENT.test(value) && !Number.isNaN(Date.parse(value))) return exactMoment(value, speech.language);
  return askedWords(`asked.value.${value}`, speech) ?? shortDate(value, speech.language);
}

function fieldName(key: string, { speech }: Wording): string {
  return askedWords(`asked.field.${key}`, speech) ?? key;
}

function isNothing(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}

function isDetails(value: unknown): value is Details {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
