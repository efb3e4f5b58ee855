import type { LedgerItem, Outcome } from './ledger.ts';

const WORDS: Record<Outcome, string> = {
  stored: 'stored',
  'already-stored': 'stored before',
  refused: 'refused',
  quarantined: 'quarantined for a secrecy stamp',
  'set-aside': 'set aside after several attempts',
};

/** The end of a run in words: a count for each outcome, pages, pages without usable text, and each file that did not go in. */
export function summarise(items: readonly LedgerItem[], seconds: number): string {
  const counts = (Object.keys(WORDS) as Outcome[])
    .map((outcome) => ({ outcome, count: items.filter((item) => item.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${count} ${WORDS[outcome]}`);
  const stored = items.filter(({ outcome }) => outcome === 'stored');
  const pages = stored.reduce((sum, item) => sum + (item.pages ?? 0), 0);
  const withoutText = stored.reduce((sum, item) => sum + (item.pagesNeedingOcr ?? 0), 0);
  return [
    `${items.length} files: ${counts.join(', ')}.`,
    `${pages} pages in ${seconds.toFixed(1)} s (${(pages / Math.max(seconds, 0.001)).toFixed(0)} pages/s); ${withoutText} of them need OCR.`,
    ...items
      .filter(lacksText)
      .map((item) => `  ${item.path}: ${item.pagesNeedingOcr ?? 0} of ${item.pages ?? 0} pages need OCR.`),
    ...items.filter(didNotGoIn).map((item) => `  ${item.path}: ${item.reason ?? ''}`),
  ].join('\n');
}

/** Whether a file is not in the store after the run. */
export function didNotGoIn(item: LedgerItem): boolean {
  return !['stored', 'already-stored'].includes(item.outcome);
}

function lacksText({ outcome, pagesNeedingOcr }: LedgerItem): boolean {
  return outcome === 'stored' && (pagesNeedingOcr ?? 0) > 0;
}
