import { formText } from '../identity/form-text.ts';

/** The end of a day in Vietnam (`yyyy-mm-dd`) as a moment; undefined where no day is given. */
export function endOfDay(day: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const end = new Date(`${day}T23:59:59+07:00`);
  return Number.isNaN(end.getTime()) ? undefined : end.toISOString();
}

/** To whom a form grants. */
export function recipientOf(form: FormData): { person: string } | { agency: string } {
  const recipient = formText(form, 'recipient').trim();
  return formText(form, 'to') === 'agency' ? { agency: recipient } : { person: recipient };
}

/** What of a record a form names: `document:<id>`, `file:<id>` or `fonds:<id>`. */
export function scopeOf(form: FormData): { kind: 'document' | 'file' | 'fonds'; id: string } {
  const [kind = '', id = ''] = formText(form, 'scope').split(':');
  return { kind: kind === 'file' || kind === 'fonds' ? kind : 'document', id };
}

/** Which documents a form means. */
interface FormQuery {
  types?: string[];
  issuedFrom?: string;
  issuedTo?: string;
  numberBegins?: string;
  subjectWords?: string[];
}

/** The query of a form; what is left empty does not narrow. */
export function queryOf(form: FormData): FormQuery {
  const list = (name: string): string[] =>
    formText(form, name)
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
  const [types, subjectWords] = [list('types'), list('words')];
  const text = (name: string): string => formText(form, name).trim();
  return {
    ...(types.length > 0 && { types }),
    ...(text('issuedFrom') && { issuedFrom: text('issuedFrom') }),
    ...(text('issuedTo') && { issuedTo: text('issuedTo') }),
    ...(text('numberBegins') && { numberBegins: text('numberBegins') }),
    ...(subjectWords.length > 0 && { subjectWords }),
  };
}
