import type { FaultKind, LedgerLine } from '@tangthu/server/archive/work-view';
import { faultsVi } from '#lib/i18n/faults-vi.ts';
import type { Speech } from '#lib/i18n/speech.ts';

/** What stands for the facts of a kind of fault, which differ from file to file. */
const anyFact = '…';

/** What is said of a fault, and the language that it is said in: lines of older versions have an English sentence alone. */
export interface FaultText {
  readonly text: string;
  readonly lang: 'vi' | 'en';
}

/** Why the file of a line did not go in; undefined where nothing is to be said. */
export function lineFault(
  { reason, fault }: Pick<LedgerLine, 'reason' | 'fault'>,
  speech: Speech,
): FaultText | undefined {
  const { kind, pages = anyFact, attempts = anyFact } = fault ?? {};
  return (
    said(kind, { pages, attempts }, speech) ?? (reason === null ? undefined : { text: reason, lang: 'en' })
  );
}

/** Why some files of a run did not go in. */
export function kindOfFault({ kind, reason }: Pick<FaultKind, 'kind' | 'reason'>, speech: Speech): FaultText {
  const facts = { pages: anyFact, attempts: anyFact };
  return said(kind ?? undefined, facts, speech) ?? { text: reason, lang: 'en' };
}

function said(kind: string | undefined, facts: Facts, { t, language }: Speech): FaultText | undefined {
  const key = `fault.${kind}`;
  return isKnown(key) ? { text: t(key, facts), lang: language } : undefined;
}

type Facts = Readonly<Record<'pages' | 'attempts', number | string>>;

function isKnown(key: string): key is keyof typeof faultsVi {
  return Object.hasOwn(faultsVi, key);
}
