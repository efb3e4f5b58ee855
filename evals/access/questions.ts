import type { Answer } from './access-portal.ts';
import { secretOf } from './paper-text.ts';
import { idOf } from './world-ids.ts';
import type { World } from './world.ts';

/** What the reference says of one person at one moment. */
export interface Rights {
  readonly world: World;
  /** The person's place. */
  readonly person: number;
  /** The documents that may be read, by their places. */
  readonly allowed: ReadonlySet<number>;
  /** Of these the ones whose original may be had. */
  readonly originals: ReadonlySet<number>;
  /** The fonds and files whose names may be seen. */
  readonly fonds: ReadonlySet<number>;
  readonly files: ReadonlySet<number>;
  /** The agencies whose archive is kept; empty for who is no archivist. */
  readonly archive: ReadonlySet<number>;
  /** The agencies whose rules are the person's to make; empty for who is no administrator. */
  readonly administered: ReadonlySet<number>;
  /** Who may read a document without that a purpose is stated, by their places. */
  readonly readersOf: (document: number) => readonly number[];
  readonly isAuditor: boolean;
}

/** What is sent to the API: a body is posted, without one the path is only got. */
export interface Sent {
  readonly path: string;
  readonly body?: object;
}

/** Something that is asked of one surface, and what must come of it. */
export interface Asked extends Sent {
  /** As `surfaces.ts` names it. */
  readonly surface: string;
  /**
   * Whether it is there for the person; where it is not, the answer is that of a document that no store has. Undefined where the
   * reference has no word for it: then nothing is looked at but what it tells of hidden documents.
   */
  readonly there: boolean | undefined;
  /** Whether it is refused, by a sentence of its own. */
  readonly refused?: boolean;
  /** What must be answered alike, but for the ids of what is asked. */
  readonly alike?: Sent;
  /** Whether the answer bears what differs from store to store: a moment, or an account's id. */
  readonly ofItsStore?: boolean;
  /** Whether it names records by their ids, for whoever decides on them. */
  readonly names?: boolean;
  /** What the answer must say, and what it says: the same to the byte. */
  readonly wanted?: unknown;
  readonly said?: (body: unknown) => unknown;
}

/** A person got something else than the rules give. */
export interface Difference {
  readonly surface: string;
  readonly path: string;
  readonly fault: string;
}

/**
 * What is wrong with an answer. Beside what was asked, no answer holds the secret of a document that may not be read; and what is
 * hidden answers as what is missing.
 */
export function differencesOf(rights: Rights, asked: Asked, answer: Answer, missing: Answer): Difference[] {
  const faults: string[] = [];
  const found = rights.world.documents.flatMap((_, at) =>
    !rights.allowed.has(at) && tokensOf(at, asked).some((token) => tells(answer, token, asked)) ? [at] : [],
  );
  if (found.length > 0)
    faults.push(`tells of hidden documents ${found.join(', ')}: ${shortened(answer.body)}`);
  if (asked.refused && ![403, 409].includes(answer.status)) {
    faults.push(`is to be refused, and answers ${answer.status}: ${shortened(answer.body)}`);
  }
  if (asked.there === undefined) {
    if (asked.alike !== undefined && comparable(answer) !== comparable(missing)) {
      faults.push(
        `answers otherwise than ${asked.alike.path}: ${comparable(answer)} instead of ${comparable(missing)}`,
      );
    }
  } else if (asked.there !== (answer.status === 200)) {
    faults.push(
      `is ${asked.there ? '' : 'not '}to be there, and answers ${answer.status}: ${shortened(answer.body)}`,
    );
  } else if (!asked.there && comparable(answer) !== comparable(missing)) {
    faults.push(
      `answers otherwise than for what is missing: ${comparable(answer)} instead of ${comparable(missing)}`,
    );
  } else if (asked.there && asked.said) {
    const [wanted, said] = [asked.wanted, asked.said(parsed(answer))].map((value) => JSON.stringify(value));
    if (wanted !== said) faults.push(`says ${said} instead of ${wanted}`);
  }
  return faults.map((fault) => ({ surface: asked.surface, path: asked.path, fault }));
}

/** An answer as a person can tell it from another: without the moment and the id to quote. */
export function comparable({ status, headers, body }: Answer): string {
  const steady = body
    .replace(/"milliseconds":\d+/, '"milliseconds":0')
    .replace(/"id":"[0-9a-f-]{36}"\}\}$/, '"id":""}}');
  return JSON.stringify([status, Object.entries(headers).toSorted(), steady]);
}

/** What stands nowhere but where a document is shown. */
function tokensOf(at: number, { names }: Asked): string[] {
  return [secretOf(at), ...(names ? [] : [idOf('paper', at)]), idOf('item', at), idOf('chunk', at)];
}

/** Whether an answer holds what was not asked for by it. */
function tells({ body }: Answer, token: string, { path, body: sent }: Asked): boolean {
  return body.includes(token) && !`${path} ${JSON.stringify(sent)}`.includes(token);
}

function parsed({ body }: Answer): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function shortened(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
