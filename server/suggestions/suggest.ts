import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { suggestedSubjects } from './subject-lines.ts';
import { suggestedAgencies } from './suggested-agencies.ts';
import { suggestedNumbers } from './suggested-numbers.ts';
import { suggestedProcedures } from './suggested-procedures.ts';
import type { Suggestions } from './suggestion-view.ts';
import { readTyped } from './typed-text.ts';

/**
 * What the reader may be looking for who has typed so much: of what the reader may read, and nothing else has any part in it. A
 * person's number suggests nothing.
 */
export async function suggest(store: Store, reader: Reader, typed: string): Promise<Suggestions> {
  const read = readTyped(typed);
  if (!read) return { suggestions: [] };
  return asReader(store, reader, async (transaction, current) => {
    const reading = { transaction, reader: current };
    const [numbers, procedures, agencies, subjects] = await Promise.all([
      suggestedNumbers(reading, read.text),
      suggestedProcedures(reading, read.text),
      suggestedAgencies(reading, read),
      suggestedSubjects(reading, read),
    ]);
    return { suggestions: [...numbers, ...procedures, ...agencies, ...subjects] };
  });
}
