import { hash, verify } from '@node-rs/argon2';
import { TooManyTriesError } from './identity-errors.ts';

/** 46 MiB, twice over: above what OWASP asks of argon2id. */
const COST = { memoryCost: 47_104, timeCost: 2, parallelism: 1 } as const;
const COST_TEXT = '$argon2id$v=19$m=47104,t=2,p=1$';

/** At most so many at once, and so many that wait: more memory than four times 46 MiB is never taken. */
const AT_ONCE = 4;
const WAITING = 100;

let running = 0;
const waiting: (() => void)[] = [];

/** A hash of no known password: work for a name that has none, so that its refusal takes as long as any other. */
let noPassword: Promise<string> | undefined;

/** Hashes a password with argon2id. Throws `TooManyTriesError` when too many wait already. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), COST));
}

/** Whether a password is the hashed one. Without a hash it does the same work and says no. */
export async function isPassword(hashed: string | undefined, password: string): Promise<boolean> {
  const against = hashed ?? (await (noPassword ??= hash(crypto.randomUUID(), COST)));
  const right = await inTurn(() => verify(against, normal(password)));
  return right && hashed !== undefined;
}

/** Whether a hash was made at another cost than today's. */
export function isOfOtherCost(hashed: string): boolean {
  return !hashed.startsWith(COST_TEXT);
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (waiting.length >= WAITING) throw new TooManyTriesError();
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

/** The same password typed on two keyboards may come composed or decomposed. */
function normal(password: string): string {
  return password.normalize('NFC');
}
