import { formText } from '../identity/form-text.ts';

/** What a clerk typed of a resident, as the form has it. */
export interface TypedLookUp {
  readonly who: string;
  readonly birthYear: string;
  readonly address: string;
  readonly procedure: string;
}

/** The fields of the look-up, in the order of the form. */
export const lookUpFields = ['who', 'birthYear', 'address', 'procedure'] as const;

/** Nothing typed yet. */
export const emptyLookUp: TypedLookUp = { who: '', birthYear: '', address: '', procedure: '' };

/** Reads the look-up out of a form that was sent. */
export function readLookUp(form: FormData): TypedLookUp {
  const [who = '', birthYear = '', address = '', procedure = ''] = lookUpFields.map((field) =>
    formText(form, field).trim(),
  );
  return { who, birthYear, address, procedure };
}

/** Whether it says whom or what to look for: a year alone does not. */
export function isLookUp({ who, address, procedure }: TypedLookUp): boolean {
  return `${who}${address}${procedure}` !== '';
}
