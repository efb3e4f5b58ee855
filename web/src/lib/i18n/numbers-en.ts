import type { numbersVi } from './numbers-vi.ts';

/** What is said about numbers of people that are masked, in English. */
export const numbersEn: Record<keyof typeof numbersVi, string> = {
  'numbers.masked': 'The numbers of people are masked.',
  'numbers.shown': 'The numbers of people show in full.',
  'numbers.shownUntil': 'The numbers of people show in full until {{time}}, for: {{purpose}}.',
  'numbers.show': 'Show the numbers',
  'numbers.hide': 'Mask them again',
  'numbers.lead': 'In this document only. The purpose and every view are written to the log.',
  'numbers.purpose': 'Purpose',
  'numbers.legalBasis': 'Legal basis',
  'numbers.legalBasisHint': 'For example: letter of introduction 12/GGT-UBND of 5 June 2025',
  'numbers.minutes': 'For how long',
  'numbers.minutesOf': '{{minutes}} minutes',
  'numbers.noPurpose': 'None of your roles has a purpose that shows them.',
  'numbers.hiddenDigits': 'The first digits are masked; the last four: {{last}}',
  'numbers.originalClosed':
    'The original shows numbers of people: it can be downloaded only while they show in full.',
};
