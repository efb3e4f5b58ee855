import type { Field } from './field.ts';

/** What a paper of a resident's case says of it; see the table `case_fact`. */
export type CaseFactKind =
  | 'name'
  | 'birth'
  | 'number'
  | 'address'
  | 'procedure'
  | 'procedure-name'
  | 'procedure-file'
  | 'paper'
  | 'received'
  | 'due'
  | 'time-limit'
  | 'fee'
  | 'outcome';

/** One fact, with its confidence, page and words. Dates are ISO, or the year alone. */
export interface CaseFact extends Field<string> {
  readonly kind: CaseFactKind;
}
