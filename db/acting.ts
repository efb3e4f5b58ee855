import { AsyncLocalStorage } from 'node:async_hooks';
import { basename } from 'node:path';
import pg from 'pg';
import type { Role } from './store.ts';

/** For whom a request is served, and from where: what the audit log says of all that is done meanwhile. */
export interface Acting {
  /** The signed-in person's account; empty where nobody is signed in. */
  readonly account: string;
  /** The stable id of the session (never its secret); empty outside of any. */
  readonly session: string;
  /** Where the request came from; empty where that is not known. */
  readonly address: string;
  readonly request: string;
}

/** Nobody: for what a request set off, and is not done for whom it came from. */
export const NOBODY_ACTS: Acting = { account: '', session: '', address: '', request: '' };

const current = new AsyncLocalStorage<Acting>();

/** Does the work for whom it is done: transactions begun in it bear this with them, so that the database writes it down. */
export function actingFor<Result>(acting: Acting, work: () => Result): Result {
  return current.run(acting, work);
}

/** For whom the present work is done; undefined outside of any request. */
export function actingNow(): Acting | undefined {
  return current.getStore();
}

/**
 * What begins a transaction under a role: one script, sent at once. It tells the database for whom the transaction acts, where there is
 * anybody to name; readers are told apart by their rights alone, which `asReader` sets.
 */
export function beginning(role: Role): string {
  const statements = ['begin'];
  if (role !== 'owner') statements.push(`set local role ${role}`);
  if (role !== 'tangthu_reader') statements.push(...actingNames());
  return statements.join('; ');
}

function actingNames(): string[] {
  const acting = actingNow();
  if (!acting) return [];
  const names = [
    ['account', acting.account],
    ['session', acting.session],
    ['address', acting.address],
    ['request', acting.request],
  ].map(([name = '', value = '']) => `set_config('tangthu.${name}', ${quoted(value)}, true)`);
  return [`select ${names.join(', ')}`];
}

/** A text as a literal of SQL; no such text has a NUL, which the database would take for its end. */
function quoted(text: string): string {
  return pg.escapeLiteral(text.replaceAll('\0', ''));
}

/** The command that runs, as the audit log names it where no person acts: `npm run agencies`, or the file's name. */
export function commandName(): string {
  const script = process.env['npm_lifecycle_event'];
  return script ? `npm run ${script}` : basename(process.argv[1] ?? 'node');
}
