import type { AuditLine } from '@tangthu/server/audit/audit-view';
import { auditVi } from '../i18n/audit-vi.ts';
import type { Speech } from '../i18n/speech.ts';
import type { Language } from '../preferences/preferences.ts';

type ActionKey = Extract<keyof typeof auditVi, `action.${string}`>;

const zone = 'Asia/Ho_Chi_Minh';

/** The actions that the portal has words for, as filters offer them. */
export const knownActions = Object.keys(auditVi).flatMap((key) =>
  key.startsWith('action.') ? [key.slice('action.'.length)] : [],
);

/** What an action is called; one without words by its code. */
export function actionName(action: string, { t }: Speech): string {
  const key = `action.${action}`;
  return isActionKey(key) ? t(key) : action;
}

/** Who acted: a person's name, a command, or somebody who was not signed in. */
export function whoActed({ person, command }: Pick<AuditLine, 'person' | 'command'>, { t }: Speech): string {
  if (person) return person.name || person.signInName;
  return command ? t('audit.command', { name: command }) : t('audit.stranger');
}

/** A moment (ISO) to the second on the clock of Vietnam: `14:05:09 05/06/2025`, in English `5 Jun 2025, 14:05:09`. */
export function exactMoment(iso: string, language: Language): string {
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { timeZone: zone, ...options }).format(
      new Date(iso),
    );
  const time = part({ hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
  return language === 'vi'
    ? `${time} ${part({ day: '2-digit', month: '2-digit', year: 'numeric' })}`
    : `${part({ day: 'numeric', month: 'short', year: 'numeric' })}, ${time}`;
}

/** The purpose in the page's language. */
export function purposeName(
  purpose: { readonly nameVi: string; readonly nameEn: string },
  language: Language,
): string {
  return language === 'vi' ? purpose.nameVi : purpose.nameEn;
}

/** In a few words what was asked: the query, the page, the table of a changed rule. */
export function askedShortly(
  { details, target }: Pick<AuditLine, 'details' | 'target'>,
  { t }: Speech,
): string {
  const { query, page, change, number } = details;
  if (typeof query === 'string' && query !== '') return `«${query}»`;
  if (typeof number === 'string') return number;
  if (typeof page === 'number') return t('audit.page', { page });
  if (typeof change === 'string') return `${target ?? ''}: ${change}`;
  return '';
}

function isActionKey(key: string): key is ActionKey {
  return key in auditVi;
}
