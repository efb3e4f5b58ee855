import { fold } from '@tangthu/language/text/fold';
import { LRUCache } from 'lru-cache';
import { loadAgencies } from '../retrieval/document-summaries.ts';
import { agencyCodes, knownMakers, type Reading } from '../retrieval/understanding/store-names.ts';
import type { Suggestion } from './suggestion-view.ts';
import type { TypedText } from './typed-text.ts';

const SHOWN = 3;
/** How many agencies of a name are asked about; «phường 1» is the name of hundreds. */
const ASKED = 200;

interface Named {
  readonly id: number;
  readonly name: string;
  /** The name as keys are, with a space before it. */
  readonly key: string;
}

const kept = new LRUCache<string, readonly Named[]>({ max: 4 });

/**
 * Agencies that the typed text, or what stands at its end, begins to name, by any name they bear or bore. Only those which keep or
 * made records that the reader may read: of others nothing is said.
 */
export async function suggestedAgencies(reading: Reading, { key, text }: TypedText): Promise<Suggestion[]> {
  const { at, found } = namedAtEnd(await agencyNames(reading), key);
  const known = await knownMakers(reading, new Set(found.slice(0, ASKED).map(({ id }) => id)));
  const shown = [
    ...new Map(found.filter(({ id }) => known.has(id)).map((named) => [named.id, named])).values(),
  ];
  const labels = await loadAgencies(reading, [...known]);
  return Promise.all(
    shown.slice(0, SHOWN).map(async ({ id, name }) => ({
      kind: 'agency' as const,
      name: labels.get(id)?.name ?? name,
      codes: await agencyCodes(reading, [id]),
      rest: beforeWord(text, at),
    })),
  );
}

/** The names that begin, at one of their words, with the longest end of the key; `at`: with which of its words that end begins. */
function namedAtEnd(names: readonly Named[], key: string): { readonly at: number; readonly found: Named[] } {
  const words = key.split(' ');
  for (let at = 0; at === 0 || at < words.length - 1; at++) {
    const end = ` ${words.slice(at).join(' ')}`;
    if (end.length < 4) break;
    const found = names.filter((name) => name.key.includes(end));
    if (found.length > 0) {
      return {
        at,
        found: found.sort(
          (one, other) =>
            one.key.indexOf(end) - other.key.indexOf(end) ||
            one.key.length - other.key.length ||
            one.id - other.id,
        ),
      };
    }
  }
  return { at: 0, found: [] };
}

/** The text before one of its words, counted as in its key. */
function beforeWord(text: string, word: number): string {
  const begins = [...text.matchAll(/[\p{L}\p{M}\d]+/gu)][word]?.index ?? 0;
  return text.slice(0, begins).trim();
}

/** All names of all agencies, kept until one changes. */
async function agencyNames({ transaction }: Reading): Promise<readonly Named[]> {
  const [row] = await transaction.query<{ version: string }>('select version from agency_change');
  const version = row?.version ?? '';
  const known = kept.get(version);
  if (known) return known;
  const rows = await transaction.query<{ id: number; name: string }>(
    'select agency as id, name from agency_name order by agency, valid_from desc nulls last, name',
  );
  const names = rows.map(({ id, name }) => ({
    id,
    name,
    key: ` ${fold(name)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()}`,
  }));
  kept.set(version, names);
  return names;
}
