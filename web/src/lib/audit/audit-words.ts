import type { AuditLine } from '@tangthu/server/audit/audit-view';
import { askedVi } from '../i18n/asked-vi.ts';
import { auditVi } from '../i18n/audit-vi.ts';
import type { Speech } from '../i18n/speech.ts';
import type { Language } from '../preferences/preferences.ts';

/** The keys of what is said of what was asked. */
type AskedKey = Exclude<keyof typeof askedVi, `asked.change.${string}` | 'asked.more'>;
type ActionKey = Extract<keyof typeof auditVi, `action.${string}`>;

const changes = ['insert', 'update', 'delete', 'truncate'] as const;
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
  speech: Speech,
): string {
  const { query, page, change, number } = details;
  if (typeof query === 'string' && query !== '') return `«${query}»`;
  if (typeof number === 'string') return number;
  if (typeof page === 'number') return speech.t('audit.page', { page });
  if (typeof change === 'string') return changeSentence(target ?? '', change, speech);
  return '';
}

/** What was done to a table of rules: `Thêm quyền xem`. */
export function changeSentence(table: string, change: string, speech: Speech): string {
  const what = askedWords(`asked.table.${table}`, speech) ?? table;
  const known = changes.find((one) => one === change);
  return known ? speech.t(`asked.change.${known}`, { what }) : `${what}: ${change}`;
}

/** The words of a key that is put together at run time, if there are any. Names of columns are written with hyphens there. */
export function askedWords(name: string, { t }: Speech): string | undefined {
  const key = name.replaceAll('_', '-');
  return isAskedKey(key) ? t(key) : undefined;
}

function isAskedKey(key: string): key is AskedKey {
  return Object.hasOwn(askedVi, key);
}

function isActionKey(key: string): key is ActionKey {
  return key in auditVi;
}
