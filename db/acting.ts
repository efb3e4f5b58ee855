import { AsyncLocalStorage } from 'node:async_hooks';
import { basename } from 'node:path';

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

/** A statement that tells a transaction for whom it acts. */
export interface ActingStatement {
  readonly sql: string;
  readonly parameters: readonly string[];
}

/** The statement that tells a transaction for whom it acts; undefined where there is nobody to name. */
export function actingStatement(): ActingStatement | undefined {
  const acting = actingNow();
  if (!acting) return undefined;
  return {
    sql: `select set_config('tangthu.account', $1, true), set_config('tangthu.session', $2, true),
      set_config('tangthu.address', $3, true), set_config('tangthu.request', $4, true)`,
    parameters: [acting.account, acting.session, acting.address, acting.request],
  };
}

/** The command that runs, as the audit log names it where no person acts: `npm run agencies`, or the file's name. */
export function commandName(): string {
  const script = process.env['npm_lifecycle_event'];
  return script ? `npm run ${script}` : basename(process.argv[1] ?? 'node');
}
