import type { AuditLine } from '@tangthu/server/audit/audit-view';
import { auditVi } from '../i18n/audit-vi.ts';
import type { Speech } from '../i18n/speech.ts';
import type { Language } from '../preferences/preferences.ts';
import { changeSentence } from './asked-words.ts';

type ActionKey = Extract<keyof typeof auditVi, `action.${string}`>;

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

function isActionKey(key: string): key is ActionKey {
  return key in auditVi;
}
