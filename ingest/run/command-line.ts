import { parseArgs } from 'node:util';
import { IngestError } from './ingest-error.ts';

/** What the command line asks for. */
export type IngestCommand =
  | { readonly does: 'reembed' }
  | { readonly does: 'help' }
  | {
      readonly does: 'ingest';
      readonly path: string;
      readonly agency: string;
      readonly mode: '01' | '02';
      readonly fonds: string | undefined;
      readonly workers: number;
      readonly dryRun: boolean;
    };

/** The help text of `npm run ingest`. */
export const HELP = `npm run ingest -- <folder or file> --agency <code> [options]
  --agency <code>   the agency that keeps the records (custodian)
  --mode 01|02      access mode: 01 public (default), 02 conditional
  --fonds <code>    the fonds they belong to; opened where it is new
  --workers <n>     threads that read PDFs (default 1)
  --dry-run         read and show what would be stored, store nothing
  --reembed         embed the whole store anew with the model of EMBEDDING_MODEL`;

/** Reads the command line. Throws `IngestError` with a sentence that says what is wrong with it. */
export function readCommandLine(words: readonly string[]): IngestCommand {
  const { values, positionals } = parse(words);
  if (values.help) return { does: 'help' };
  if (values.reembed) return { does: 'reembed' };
  const [path, ...rest] = positionals;
  if (!path) throw new IngestError(`Say which folder or file to ingest.\n${HELP}`);
  if (rest.length)
    throw new IngestError(`One folder or file at a time; ${rest.join(', ')} came after ${path}.`);
  if (!values.agency) throw new IngestError('Say which agency keeps these records: --agency <code>');
  const mode = values.mode ?? '01';
  if (mode !== '01' && mode !== '02') {
    throw new IngestError(
      'The access mode is 01 (public) or 02 (conditional). Secret records (03) may not be stored.',
    );
  }
  const workers = Number(values.workers ?? '1');
  if (!Number.isInteger(workers) || workers < 1 || workers > 64) {
    throw new IngestError('--workers takes a whole number from 1 to 64.');
  }
  const dryRun = values['dry-run'] ?? false;
  return { does: 'ingest', path, agency: values.agency, mode, fonds: values.fonds, workers, dryRun };
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
        'dry-run': { type: 'boolean' },
        reembed: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new IngestError(`${(error as Error).message}\n${HELP}`, { cause: error });
  }
}
