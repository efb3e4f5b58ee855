import { SENTENCES, type FaultKind } from './fault-sentences.ts';

/** One thing that is wrong with a package: where, what, and what its sender (or the receiver) should do, in two languages. */
export interface Fault {
  readonly kind: FaultKind;
  /** Path within the package; absent where the package as a whole is meant. */
  readonly path?: string;
  /** Row of a list (as a spreadsheet numbers it) or line of a manifest, from 1. */
  readonly row?: number;
  readonly vi: FaultSentence;
  readonly en: FaultSentence;
}

/** `problem` says what is wrong, `remedy` what to do about it. */
interface FaultSentence {
  readonly problem: string;
  readonly remedy: string;
}

/** Where a fault lies and the values that its sentence names. */
export interface FaultPlace {
  readonly path?: string | undefined;
  readonly row?: number | undefined;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Makes a fault of a kind; `values` fill the `{names}` of its sentences. */
export function faultOf(kind: FaultKind, { path, row, values = {} }: FaultPlace = {}): Fault {
  const [viProblem, viRemedy, enProblem, enRemedy] = SENTENCES[kind];
  const fill = (sentence: string): string =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => shown(String(values[name] ?? '')));
  return {
    kind,
    ...(path === undefined ? {} : { path: shown(path) }),
    ...(row === undefined ? {} : { row }),
    vi: { problem: fill(viProblem), remedy: fill(viRemedy) },
    en: { problem: fill(enProblem), remedy: fill(enRemedy) },
  };
}

/** A fault as a line of a report in one language: place, problem, remedy. */
export function faultLine(fault: Fault, language: 'vi' | 'en'): string {
  const row = fault.row === undefined ? '' : language === 'vi' ? `, dòng ${fault.row}` : `, row ${fault.row}`;
  const { problem, remedy } = fault[language];
  return `${fault.path ?? ''}${row}${fault.path || row ? ': ' : ''}${problem} → ${remedy}`;
}

/** What a sender wrote, made safe to print: no control or direction marks, no endless text, no lone surrogates. */
function shown(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}]/gu, (mark) => `\\u${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
  return plain.length > 500 ? `${plain.slice(0, 500)}…` : plain;
}
