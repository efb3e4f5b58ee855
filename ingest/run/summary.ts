import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { counted } from './counted.ts';
import type { Outcome } from './ledger.ts';

/** What the ledger holds of a run. */
export interface RunTally {
  readonly files: Readonly<Partial<Record<Outcome | 'waiting', number>>>;
  readonly pages: number;
  readonly pagesNeedingOcr: number;
  /** Reasons for which files did not go in, the most frequent first. */
  readonly faults: readonly { readonly reason: string; readonly files: number }[];
  /** The first files that need a person. */
  readonly notable: readonly NotableFile[];
}

interface NotableFile {
  readonly path: string;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly pages: number;
  readonly pagesNeedingOcr: number;
}

const WORDS: Record<Outcome | 'waiting', string> = {
  stored: 'stored',
  'already-stored': 'stored before',
  refreshed: 'made again',
  refused: 'refused',
  quarantined: 'quarantined for a secrecy stamp',
  'set-aside': 'set aside after several attempts',
  waiting: 'waiting',
};

const DID_NOT_GO_IN = `('refused', 'quarantined', 'set-aside')`;
const MOST_NOTABLE = 50;
const MOST_FAULTS = 10;

/** Counts a run in the ledger: nothing of it ever stands in memory but the counts. */
export function tallyOf(store: Store, run: string): Promise<RunTally> {
  return asWriter(store, async (writer) => {
    const outcomes = await writer.query<{
      outcome: Outcome | 'waiting';
      files: number;
      pages: number;
      needing: number;
    }>(
      `select outcome, count(*) as files, coalesce(sum(page_count), 0)::bigint as pages,
              coalesce(sum(pages_needing_ocr), 0)::bigint as needing
       from ingest_item where run = $1 group by outcome`,
      [run],
    );
    const stored = outcomes.find(({ outcome }) => outcome === 'stored');
    return {
      files: Object.fromEntries(outcomes.map(({ outcome, files }) => [outcome, files])),
      pages: stored?.pages ?? 0,
      pagesNeedingOcr: stored?.needing ?? 0,
      faults: await writer.query(
        `select coalesce(reason, '') as reason, count(*) as files from ingest_item
         where run = $1 and outcome in ${DID_NOT_GO_IN} group by 1 order by 2 desc, 1 limit ${MOST_FAULTS}`,
        [run],
      ),
      notable: await writer.query(
        `select path, outcome, reason, page_count as pages, pages_needing_ocr as "pagesNeedingOcr" from ingest_item
         where run = $1 and (outcome in ${DID_NOT_GO_IN} or outcome = 'stored' and pages_needing_ocr > 0)
         order by outcome <> 'stored' desc, path limit ${MOST_NOTABLE + 1}`,
        [run],
      ),
    };
  });
}

/** A run in words: a count for each outcome, pages, pages without usable text, and the files that need a person. */
export function summarise(
  tally: RunTally,
  own?: { readonly pages: number; readonly seconds: number },
): string {
  const names = Object.keys(WORDS) as (Outcome | 'waiting')[];
  const counts = names
    .filter((name) => tally.files[name])
    .map((name) => `${tally.files[name]} ${WORDS[name]}`);
  const total = names.reduce((sum, name) => sum + (tally.files[name] ?? 0), 0);
  const speed = own
    ? ` ${own.pages} in ${own.seconds.toFixed(1)} s (${(own.pages / Math.max(own.seconds, 0.001)).toFixed(0)} pages/s).`
    : '';
  return [
    `${counted(total, 'file')}: ${counts.join(', ')}.`,
    `${counted(tally.pages, 'page')} stored; ${tally.pagesNeedingOcr} of them could not be read.${speed}`,
    ...tally.faults.filter(({ files }) => files > 1).map(({ reason, files }) => `  ${files} × ${reason}`),
    ...tally.notable.slice(0, MOST_NOTABLE).map((file) => `  ${file.path}: ${sentenceOf(file)}`),
    ...(tally.notable.length > MOST_NOTABLE ? ['  … and more: npm run ingest -- status <run>'] : []),
  ].join('\n');
}

/** Whether a file of the run is not in the store. */
export function someDidNotGoIn({ files }: RunTally): boolean {
  return (['refused', 'quarantined', 'set-aside', 'waiting'] as const).some((outcome) => files[outcome]);
}

function sentenceOf({ outcome, reason, pages, pagesNeedingOcr }: NotableFile): string {
  return outcome === 'stored'
    ? `${pagesNeedingOcr} of ${counted(pages, 'page')} could not be read.`
    : (reason ?? '');
}
