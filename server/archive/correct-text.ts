import type { Archivist } from '@tangthu/db/archivist';
import { correctWords, type WordsToCorrect } from '@tangthu/db/corrected-words';
import type { Transaction } from '@tangthu/db/store';
import { passageTerms } from '@tangthu/language/text/passage-text';
import { withoutNumbers } from '../reports/without-numbers.ts';
import { ReviewChangedError, ReviewChoiceError } from './archive-errors.ts';

interface TextCorrection extends Omit<WordsToCorrect, 'old' | 'right'> {
  readonly old: string;
}

/**
 * Puts the right words onto the page that a report is about, and into its passages with all that search derives from them; the change is
 * kept. Gives the words as they now stand. Throws `ReviewChangedError` where the words reported are no longer there.
 */
export async function correctText(
  archive: Transaction,
  archivist: Archivist,
  item: string,
  right: string,
): Promise<string> {
  if (withoutNumbers(right) !== right) throw new ReviewChoiceError('person-number');
  const [place] = await archive.query<TextCorrection>(
    `select i.document, i.page, i.words[1] as "from", i.words[2] as "to", r.said as old
     from review_item i join error_report r on r.id = i.report where i.id = $1`,
    [item],
  );
  if (!place) throw new ReviewChoiceError('no-field');
  return write(archive, archivist, { ...place, right, item, undoes: null });
}

/** Gives the words of a page back what they were before a correction. Throws `ReviewChangedError` where they were changed since. */
export async function undoText(
  archive: Transaction,
  archivist: Archivist,
  correction: string,
): Promise<void> {
  const [made] = await archive.query<WordsToCorrect & { item: string }>(
    `select document, page, words[1] as "from", words[2] as "to", new_value as old, old_value as right, review_item as item
     from correction where id = $1`,
    [correction],
  );
  if (made) await write(archive, archivist, { ...made, undoes: correction });
}

async function write(
  archive: Transaction,
  archivist: Archivist,
  change: WordsToCorrect & { readonly item: string; readonly undoes: string | null },
): Promise<string> {
  const made = await correctWords(archive, change, passageTerms);
  if (!made) throw new ReviewChangedError();
  await archive.query(
    `insert into correction (document, custodian, mode, field, page, words, old_value, new_value, account, review_item, undoes)
     select id, custodian, mode, 'text', $2, $3::int[], $4, $5, $6, $7, $8 from document where id = $1`,
    [
      change.document,
      change.page,
      `{${made.from},${made.to}}`,
      change.old,
      made.text,
      archivist.account,
      change.item,
      change.undoes,
    ],
  );
  return made.text;
}
