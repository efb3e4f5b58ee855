import { parseArgs } from 'node:util';
import { EXPORT_FORMS, type ExportForm } from './export/export-package.ts';
import { PackageError } from './package-error.ts';

/** What the command line asks for. */
export type PackageCommand =
  | { readonly does: 'help' }
  | ({ readonly does: 'verify'; readonly path: string } & ReadingWords)
  | ({
      readonly does: 'import';
      readonly path: string;
      readonly agency: string | undefined;
      readonly addAgencies: boolean;
      readonly workers: number;
      readonly receipt: string | undefined;
    } & ReadingWords)
  | {
      readonly does: 'export';
      readonly path: string;
      readonly agency: string | undefined;
      readonly fonds: string | undefined;
      readonly form: ExportForm;
    }
  | { readonly does: 'verify-receipt'; readonly path: string; readonly key: string | undefined };

/** How a package is to be read, in the words of the command line. */
export interface ReadingWords {
  readonly fonds: string | undefined;
  readonly mode: '01' | '02';
  /** A JSON file of headings. */
  readonly headings: string | undefined;
  /** Where the report goes, as JSON. */
  readonly report: string | undefined;
}

/** The help text of `npm run packages`. */
export const PACKAGES_HELP = `npm run packages -- verify <folder or ZIP>           check a hand-over package; nothing is stored
npm run packages -- import <folder or ZIP>           check it, take it in, give a receipt; called again, go on
  --agency <code>     the agency that keeps the records from now on (default: whom the package names)
  --fonds <code>      the fonds of files that name none
  --mode 01|02        access mode of records that state none (default 02, conditional)
  --headings <json>   headings of a sender's own: {"Tên cột": "subject", …}
  --add-agencies      add agencies of the package's agencies.json that are not known (never successions)
  --workers <n>       threads that read PDFs (default 1)
  --report <json>     write the report there
  --receipt <json>    write the receipt there as well
npm run packages -- export <folder or name.zip>      hand records over
  --fonds <code>, --agency <code>   a fonds, or all that an agency keeps
  --form bagit|eark|folder          (default bagit)
npm run packages -- verify-receipt <json>            check a receipt's signature and list
  --key <pem>         the public key of who signed it (default: this archive's own)`;

/** Reads the command line. Throws `PackageError` with a sentence that says what is wrong with it. */
export function readPackageCommand(words: readonly string[]): PackageCommand {
  const { values, positionals } = parse(words);
  const [does, path, ...rest] = positionals;
  if (values.help || does === undefined || does === 'help') return { does: 'help' };
  if (path === undefined)
    throw new PackageError(`Say which file or folder: npm run packages -- ${does} <path>`);
  if (rest.length > 0) throw new PackageError(`One path at a time; ${rest.join(', ')} came after ${path}.`);
  const reading = {
    fonds: values.fonds,
    mode: modeOf(values.mode),
    headings: values.headings,
    report: values.report,
  };
  switch (does) {
    case 'verify':
      return { does, path, ...reading };
    case 'import':
      return {
        does,
        path,
        ...reading,
        agency: values.agency,
        addAgencies: values['add-agencies'] ?? false,
        workers: workersOf(values.workers),
        receipt: values.receipt,
      };
    case 'export':
      return { does, path, agency: values.agency, fonds: values.fonds, form: formOf(values.form) };
    case 'verify-receipt':
      return { does, path, key: values.key };
    default:
      throw new PackageError(`There is no command ${does}.\n${PACKAGES_HELP}`);
  }
}

function parse(words: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        agency: text,
        fonds: text,
        mode: text,
        headings: text,
        workers: text,
        report: text,
        receipt: text,
        form: text,
        key: text,
        'add-agencies': flag,
        help: flag,
      },
    });
  } catch (error) {
    throw new PackageError(`${(error as Error).message}\n${PACKAGES_HELP}`, { cause: error });
  }
}

function modeOf(mode = '02'): '01' | '02' {
  if (mode === '01' || mode === '02') return mode;
  throw new PackageError('--mode is 01 (public) or 02 (conditional). Secret records (03) may not be stored.');
}

function formOf(form = 'bagit'): ExportForm {
  if (Object.hasOwn(EXPORT_FORMS, form)) return form as ExportForm;
  throw new PackageError(`--form is one of ${Object.keys(EXPORT_FORMS).join(', ')}.`);
}

function workersOf(workers = '1'): number {
  const count = Number(workers);
  if (Number.isInteger(count) && count >= 1 && count <= 64) return count;
  throw new PackageError('--workers takes a whole number from 1 to 64.');
}
