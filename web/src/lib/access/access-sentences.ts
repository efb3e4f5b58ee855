import type {
  AccessStep,
  ClosingRestriction,
  GrantQuery,
  RuleScope,
} from '@tangthu/server/access/access-view';
import { shortDate } from '../format/dates.ts';
import { moment } from '../format/moments.ts';
import type { Speech } from '../i18n/speech.ts';

/** One step of a way to a record as a sentence. */
export function stepSentence(step: AccessStep, speech: Speech): string {
  const { t } = speech;
  const { role, agency, other, modes, purpose, legalBasis } = step;
  return t(`access.step.${step.step}`, {
    role: role ? t(`role.${role as 'official'}`).toLocaleLowerCase() : '',
    agency: agency.name,
    other: other?.name ?? '',
    modes: modes?.length
      ? modes.map((mode) => t(`access.mode.${mode as '01'}`)).join(', ')
      : t('access.modes.none'),
    dates: datesOf(step, speech),
    basis: legalBasis ?? '',
    purpose: purpose ?? '',
  });
}

/** What closes a record, as a sentence. */
export function restrictionSentence(restriction: ClosingRestriction, { t, language }: Speech): string {
  const { kind, scope, authority, reason, legalBasis, until } = restriction;
  return t('access.closedBy', {
    kind: t(`access.kind.${kind}`),
    scope: t(`access.closedScope.${scope}`),
    agency: authority.name,
    reason,
    basis: legalBasis,
    when: until ? t('access.until', { at: moment(until, language) }) : t('access.untilLifted'),
  });
}

/** What a rule names, in words. */
export function scopeWords({ kind, label, query }: RuleScope, speech: Speech): string {
  const { t } = speech;
  if (kind === 'query') return t('access.scope.query', { name: queryWords(query ?? {}, speech) });
  return t(`access.scope.${kind}`, { name: label ?? t('access.scope.elsewhere') });
}

function queryWords(query: GrantQuery, { t, language }: Speech): string {
  const { types, issuedFrom, issuedTo, numberBegins, subjectWords } = query;
  const words = [
    types?.length ? t('access.query.types', { value: types.join(', ') }) : '',
    issuedFrom ? t('access.query.issuedFrom', { value: shortDate(issuedFrom, language) }) : '',
    issuedTo ? t('access.query.issuedTo', { value: shortDate(issuedTo, language) }) : '',
    numberBegins ? t('access.query.numberBegins', { value: numberBegins }) : '',
    subjectWords?.length ? t('access.query.subjectWords', { value: subjectWords.join(', ') }) : '',
  ].filter(Boolean);
  return words.length > 0 ? words.join('; ') : t('access.everything');
}

function datesOf({ from, to }: AccessStep, { t, language }: Speech): string {
  const say = (date: string): string =>
    date.length > 10 ? moment(date, language) : shortDate(date, language);
  if (from && to) return t('access.dates.both', { from: say(from), to: say(to) });
  if (from) return t('access.dates.from', { from: say(from) });
  return to ? t('access.dates.to', { to: say(to) }) : '';
}
