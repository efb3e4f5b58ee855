import { parseArgs } from 'node:util';
import { IngestError } from './ingest-error.ts';

/** What the command line asks for. */
export type IngestCommand =
  | { readonly does: 'help' | 'reembed' }
  | { readonly does: 'refresh' | 'work'; readonly workers: number }
  | { readonly does: 'status' | 'retry'; readonly run: string | undefined }
  | { readonly does: 'pause' | 'resume'; readonly run: string }
  | { readonly does: 'priority'; readonly of: string; readonly priority: number }
  | { readonly does: 'promises'; readonly list: string }
  | IngestFiles;

/** Bringing files in. */
export interface IngestFiles {
  readonly does: 'ingest';
  readonly path: string;
  readonly agency: string;
  readonly mode: '01' | '02';
  readonly fonds: string | undefined;
  readonly workers: number;
  readonly dryRun: boolean;
  readonly enqueueOnly: boolean;
  readonly priority: number | undefined;
}

/** The help text of `npm run ingest`. */
export const HELP = `npm run ingest -- <folder or file> --agency <code> [options]   bring files in; called again, go on
  --agency <code>   the agency that keeps the records (custodian)
  --mode 01|02      access mode: 01 public (default), 02 conditional
  --fonds <code>    the fonds they belong to; opened where it is new
  --workers <n>     threads that read PDFs (default 1)
  --priority <1–5>  the class of the run, 1 first (default: its agency's, else 3)
  --enqueue-only    put the files in the queue and leave the work to workers
  --dry-run         read and show what would be stored, store nothing
npm run ingest -- work [--workers <n>]           work off the queue until stopped; on as many machines as there are
npm run ingest -- status [<run>]                 runs, backlog, what was promised; of a run, what did not go in
npm run ingest -- pause <run> | resume <run>     stop taking files of a run; go on
npm run ingest -- priority <run or agency> <1–5> prefer a run, or an agency's
npm run ingest -- retry [<run>]                  try again what was set aside
npm run ingest -- promises <list.csv>            load what agencies promised: agency, fonds, title, metres, pages
npm run ingest -- --refresh [--workers <n>]      make again what older rules or another model made
npm run ingest -- --reembed                      embed the whole store anew with the model of EMBEDDING_MODEL`;

/** Reads the command line. Throws `IngestError` with a sentence that says what is wrong with it. */
export function readCommandLine(words: readonly string[]): IngestCommand {
  const { values, positionals } = parse(words);
  if (values.help) return { does: 'help' };
  if (values.reembed) return { does: 'reembed' };
  const workers = wholeNumber(values.workers ?? '1', 1, 64, '--workers');
  if (values.refresh) return { does: 'refresh', workers };
  const [first, ...rest] = positionals;
  if (!first) throw new IngestError(`Say which folder or file to ingest.\n${HELP}`);
  const steering = readSteering(first, rest, workers);
  if (steering) return steering;
  if (rest.length)
    throw new IngestError(`One folder or file at a time; ${rest.join(', ')} came after ${first}.`);
  if (!values.agency) throw new IngestError('Say which agency keeps these records: --agency <code>');
  const mode = values.mode ?? '01';
  if (mode !== '01' && mode !== '02') {
    throw new IngestError(
      'The access mode is 01 (public) or 02 (conditional). Secret records (03) may not be stored.',
    );
  }
  return {
    does: 'ingest',
    path: first,
    agency: values.agency,
    mode,
    fonds: values.fonds,
    workers,
    dryRun: values['dry-run'] ?? false,
    enqueueOnly: values['enqueue-only'] ?? false,
    priority: values.priority === undefined ? undefined : readPriority(values.priority),
  };
}

/** The commands that are a word; undefined for a path. */
function readSteering(word: string, rest: readonly string[], workers: number): IngestCommand | undefined {
  const [first, second, third] = rest;
  const wants = (count: number, what: string): string => {
    if (rest.length > count || first === undefined)
      throw new IngestError(`npm run ingest -- ${word} ${what}`);
    return first;
  };
  switch (word) {
    case 'work':
      if (rest.length) throw new IngestError('work takes no path: it works off the whole queue.');
      return { does: word, workers };
    case 'status':
    case 'retry':
      return { does: word, run: rest.length ? wants(1, '[<run>]') : undefined };
    case 'pause':
    case 'resume':
      return { does: word, run: wants(1, '<run>') };
    case 'priority':
      if (second === undefined || third)
        throw new IngestError('npm run ingest -- priority <run or agency> <1–5>');
      return { does: word, of: wants(2, '<run or agency> <1–5>'), priority: readPriority(second) };
    case 'promises':
      return { does: word, list: wants(1, '<list.csv>') };
    default:
      return undefined;
  }
}

function readPriority(text: string): number {
  return wholeNumber(text, 1, 5, 'The priority');
}

function wholeNumber(text: string, least: number, most: number, what: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new IngestError(`${what} takes a whole number from ${least} to ${most}.`);
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        agency: { type: 'string' },
        mode: { type: 'string' },
        fonds: { type: 'string' },
        workers: { type: 'string' },
        priority: { type: 'string' },
        'enqueue-only': { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        refresh: { type: 'boolean' },
        reembed: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new IngestError(`${(error as Error).message}\n${HELP}`, { cause: error });
  }
}
