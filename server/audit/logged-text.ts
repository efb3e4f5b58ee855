import { maskTyped } from '@tangthu/language/text/personal-numbers';

/** The ids of records, whose digits are nobody's number. */
const IDS = /([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})/iu;

/** A text as logs may hold it: people's numbers masked (`********0999`), ids of records as they are, nothing that cannot be stored. */
export function loggedText(text: string): string {
  return text
    .replaceAll('\0', '\uFFFD')
    .toWellFormed()
    .split(IDS)
    .map((piece, index) => (index % 2 === 1 ? piece : maskTyped(piece)))
    .join('');
}

/** Whoever reads the log must not be able to read a person's feed. */
const FEED_SECRET = /^(\/api\/feeds\/).+/su;

/** A path, or the name of what was asked for, as logs may hold it: as `loggedText`, part by part, spelt out where it hides a number. */
export function loggedPath(path: string): string {
  return path
    .replace(FEED_SECRET, '$1…')
    .split('/')
    .map((part) => {
      const spelt = spelledOut(part);
      const logged = loggedText(spelt);
      return logged === spelt ? loggedText(part) : logged;
    })
    .join('/');
}

/** The parts of a path as they were typed. */
export function partsOf(path: string): string[] {
  return path.split('/').map(spelledOut);
}

function spelledOut(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Every text within a value, however deep. */
export function textsWithin(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsWithin);
}

/** An error as the log of the server may hold it: a database's fault also bears values of rows, which stay out. */
export function loggedError(error: Error): Record<string, string> {
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: loggedText(error.message),
    stack: loggedText(error.stack ?? ''),
    ...(typeof code === 'string' && { code }),
    ...(error.cause instanceof Error && { cause: loggedText(error.cause.message) }),
  };
}
