import { MultiBar, type SingleBar } from 'cli-progress';
import { counted } from './counted.ts';
import type { LedgerItem, Outcome } from './ledger.ts';
import type { Step, StepDone } from './steps.ts';

/** Shows how far a run is. */
export interface Progress {
  /** Files were found: so much more is to do. */
  readonly found: (files: readonly { readonly bytes: number }[]) => void;
  readonly step: StepDone;
  readonly item: (item: LedgerItem, file: { readonly bytes: number }) => void;
  /** What the run waits for, or undefined when it goes on. */
  readonly waiting: (sentence: string | undefined) => void;
  readonly stop: () => void;
  /** Pages that went in so far. */
  readonly pages: () => number;
}

const SILENT_SECONDS = 10;
const STEPS: readonly Step[] = ['read', 'recognise', 'embed', 'store'];
const NAMES: Record<Step, string> = {
  read: 'read     ',
  recognise: 'OCR      ',
  embed: 'embed    ',
  store: 'store    ',
};
const FAULTS: readonly Outcome[] = ['refused', 'quarantined', 'set-aside'];

interface Tally {
  files: number;
  found: number;
  bytes: number;
  foundBytes: number;
  readonly pages: Record<Step, number>;
  readonly faults: Map<Outcome, number>;
}

/**
 * A bar for each step with pages, pages a second, time left and faults by kind on a terminal; elsewhere a line every ten
 * seconds. A file's pages are unknown before it is read: those still to come are reckoned from their bytes.
 */
export function showProgress(out: NodeJS.WriteStream = process.stderr): Progress {
  const started = performance.now();
  const tally: Tally = {
    files: 0,
    found: 0,
    bytes: 0,
    foundBytes: 0,
    pages: { read: 0, recognise: 0, embed: 0, store: 0 },
    faults: new Map(),
  };
  const bars = out.isTTY ? makeBars(out) : undefined;
  let lastLine = started;
  let lastSentence = '';
  const show = (): void => {
    const seconds = (performance.now() - started) / 1000;
    bars?.update(tally, seconds);
    if (bars || performance.now() - lastLine < SILENT_SECONDS * 1000) return;
    lastLine = performance.now();
    out.write(`${lineOf(tally, seconds)}\n`);
  };
  return {
    found: (files) => {
      tally.found += files.length;
      for (const { bytes } of files) tally.foundBytes += bytes;
      show();
    },
    step: (step, pages) => {
      tally.pages[step] += pages;
      show();
    },
    item: (item, file) => {
      tally.files += 1;
      tally.bytes += file.bytes;
      if (FAULTS.includes(item.outcome))
        tally.faults.set(item.outcome, (tally.faults.get(item.outcome) ?? 0) + 1);
      show();
    },
    waiting: (sentence = 'The work goes on.') => {
      if (sentence === lastSentence) return;
      lastSentence = sentence;
      if (bars) bars.log(`${sentence}\n`);
      else out.write(`${sentence}\n`);
    },
    stop: () => bars?.stop(),
    pages: () => tally.pages.store,
  };
}

function makeBars(out: NodeJS.WriteStream): {
  update(tally: Tally, seconds: number): void;
  log(line: string): void;
  stop(): void;
} {
  const all = new MultiBar({
    format: '{name}{bar} {value} pages | {speed} pages/s{rest}',
    stream: out,
    hideCursor: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  const bars = new Map<Step, SingleBar>(
    STEPS.map((step) => [step, all.create(1, 0, { name: NAMES[step], speed: 0, rest: '' })]),
  );
  return {
    update: (tally, seconds) => {
      for (const [step, bar] of bars) {
        const pages = tally.pages[step];
        bar.setTotal(Math.max(1, step === 'recognise' ? pages : expectedPages(tally)));
        bar.update(pages, {
          speed: (pages / seconds).toFixed(0),
          rest: step === 'store' ? ` | ${restOf(tally, seconds)}` : '',
        });
      }
    },
    log: (line) => all.log(line),
    stop: () => all.stop(),
  };
}

function expectedPages({ pages, bytes, foundBytes }: Tally): number {
  return bytes === 0 ? pages.read : Math.max(pages.read, Math.round((pages.store * foundBytes) / bytes));
}

function restOf(tally: Tally, seconds: number): string {
  const faults = [...tally.faults].map(([kind, count]) => `${count} ${kind}`);
  // A worker of the whole queue does not know how much there is.
  const ahead = tally.found
    ? [`${tally.files}/${tally.found} files`, `${timeLeft(tally, seconds)} left`]
    : [counted(tally.files, 'file')];
  return [...ahead, ...faults].join(' | ');
}

function timeLeft({ bytes, foundBytes }: Tally, seconds: number): string {
  if (bytes === 0) return '–';
  const left = Math.max(0, Math.round((seconds * (foundBytes - bytes)) / bytes));
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(left / 3600)}:${two((left / 60) % 60)}:${two(left % 60)}`;
}

function lineOf(tally: Tally, seconds: number): string {
  const { read, recognise, embed, store } = tally.pages;
  const speed = (store / seconds).toFixed(0);
  return `pages read ${read}, recognised ${recognise}, embedded ${embed}, stored ${store} (${speed} pages/s) | ${restOf(tally, seconds)}`;
}
