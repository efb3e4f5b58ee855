import type { AgencyView, NamedPart } from '@tangthu/server/agencies/agency-view';
import { shortDate } from '../format/dates.ts';
import type { Speech } from '../i18n/speech.ts';

/** What agencies (by code), successions, supervisions, fonds and files (by id) of an agency's page are called in the preview of a change. */
export function namesOf(
  agency: AgencyView,
  kept: readonly NamedPart[],
  { t, language }: Speech,
): Record<string, string> {
  const agencies = new Map([agency, ...agency.nodes].map(({ code, name }) => [code, name]));
  const called = (code: string): string => agencies.get(code) ?? code;
  return Object.fromEntries([
    ...[...agencies].map(([code, name]) => [code, `${name} (${code})`] as const),
    ...agency.successions.map(
      ({ id, predecessor, successor, kind, date }) =>
        [
          id,
          `${called(predecessor)} → ${called(successor)}, ${t(`kind.${kind}`)}, ${shortDate(date, language)}`,
        ] as const,
    ),
    ...agency.supervision.map(
      ({ id, supervisor, supervised }) => [id, `${supervisor.name} → ${supervised.name}`] as const,
    ),
    ...kept.map(({ id, code, title }) => [id, `${code} ${title}`] as const),
  ]);
}
