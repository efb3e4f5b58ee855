import { parseArgs } from 'node:util';
import { QuarantineError } from './quarantine-error.ts';

/** What the command line asks for. */
export type QuarantineCommand =
  | { readonly does: 'help' }
  | { readonly does: 'list'; readonly agency: string | undefined }
  | { readonly does: 'release'; readonly id: string; readonly who: string; readonly reason: string }
  | {
      readonly does: 'remove';
      readonly id: string;
      readonly who: string;
      readonly witness: string;
      readonly reason: string;
    };

/** The help text of `npm run quarantine`. */
export const HELP = `npm run quarantine -- list [--agency <code>]     files that were set aside as secret
npm run quarantine -- release <id> --who <name> --reason "…"
                                                 it is no secret: the next run takes it in
npm run quarantine -- remove <id> --who <name> --witness <name> --reason "…"
                                                 overwrite and remove it where it lies; takes two persons
Names are sign-in names of archivists or administrators of the file's agency. What is decided is kept for ever.`;

/** Reads the command line. Throws `QuarantineError` with a sentence that says what is wrong with it. */
export function readCommandLine(words: readonly string[]): QuarantineCommand {
  const { values, positionals } = parse(words);
  const [does, id, ...rest] = positionals;
  if (values.help || does === undefined) return { does: 'help' };
  if (rest.length > 0) throw new QuarantineError(`${rest.join(' ')} was not understood.\n${HELP}`);
  if (does === 'list' && id === undefined) return { does, agency: values.agency };
  if (does !== 'release' && does !== 'remove')
    throw new QuarantineError(`${does} was not understood.\n${HELP}`);
  const given = (name: 'who' | 'witness' | 'reason'): string => {
    const value = values[name];
    if (value?.trim()) return value;
    throw new QuarantineError(`To ${does} a file, say --${name}.\n${HELP}`);
  };
  if (id === undefined)
    throw new QuarantineError(`Say which file to ${does}: its id from the list.\n${HELP}`);
  const decision = { id, who: given('who'), reason: given('reason') };
  return does === 'release' ? { does, ...decision } : { does, ...decision, witness: given('witness') };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        agency: { type: 'string' },
        who: { type: 'string' },
        witness: { type: 'string' },
        reason: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new QuarantineError(`${(error as Error).message}\n${HELP}`, { cause: error });
  }
}
