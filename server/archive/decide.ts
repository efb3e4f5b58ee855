import { asArchivist, type Archivist } from '@tangthu/db/archivist';
import type { Store, Transaction } from '@tangthu/db/store';
import { documentColumns, type DocumentFieldName } from '@tangthu/language/text/document-fields';
import { fieldColumns } from '../records/field-columns.ts';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { ReviewChangedError, ReviewChoiceError } from './archive-errors.ts';
import { correctText, undoText } from './correct-text.ts';
import { decideBeginning } from './part-file.ts';
import { documentItems, isDocumentField } from './review-items.ts';

/**
 * What the archivist chose: the page's value or the delivery's (as it was shown), a value of the archivist's own (`null`: none),
 * that it was seen (where there is no field to set), that a document which was parted from the one before it is one with it, or that nothing needs to be done: of what a reader reported, with the reason.
 */
export type ReviewChoice =
  | { readonly choice: 'page' | 'sidecar' | 'edited'; readonly value: string | null }
  | { readonly choice: 'seen' | 'joined' }
  | { readonly choice: 'dismissed'; readonly reason?: string | undefined };

/**
 * Decides an open item: the document's field takes the value at once, with everything that search derives from it, and the change
 * is kept. Throws `RecordNotFoundError` for what is hidden or missing, `ReviewChangedError` when somebody was first or the item
 * is not what was shown, `FieldValueError` for a value that the field cannot hold.
 */
export function decideItem(
  store: Store,
  archivist: Archivist,
  item: string,
  choice: ReviewChoice,
): Promise<void> {
  return asArchivist(store, archivist, async (archive) => {
    const value = 'value' in choice ? choice.value : null;
    const reason = choice.choice === 'dismissed' ? choice.reason?.trim() || null : null;
    const [settled] = await archive.query<{ document: string; field: string; kind: string }>(
      `update review_item set state = $2, settled_by = $3, settled_at = now(), settled_value = $4, reason = $6
       where id = $1 and state = 'open'
         and case $5 when 'page' then whole_value(id, 'value', value) is not distinct from $4
           when 'sidecar' then whole_value(id, 'sidecar_value', sidecar_value) is not distinct from $4 else true end
       returning document, field, kind`,
      [
        item,
        choice.choice === 'dismissed' ? 'dismissed' : 'settled',
        archivist.account,
        value,
        choice.choice,
        reason,
      ],
    );
    if (!settled) throw await whyNotOpen(archive, item);
    const { document, field, kind } = settled;
    if (choice.choice === 'dismissed' && kind === 'reported' && reason === null) {
      throw new ReviewChoiceError('reason');
    }
    if (choice.choice === 'joined') {
      if (kind !== 'split') throw new ReviewChoiceError('no-field');
      return decideBeginning(archive, archivist, document, false);
    }
    if (!('value' in choice)) return;
    const stored =
      field === 'text'
        ? await correctText(archive, archivist, item, value ?? '')
        : await correctField(archive, archivist, { document, field, value, item });
    await archive.query('update review_item set settled_value = $2 where id = $1', [item, stored]);
  });
}

/**
 * Opens a decided item again and gives the field back what it held before, unless it was changed since.
 * Throws `RecordNotFoundError` and `ReviewChangedError`.
 */
export function undoDecision(store: Store, archivist: Archivist, item: string): Promise<void> {
  return asArchivist(store, archivist, async (archive) => {
    const [opened] = await archive.query<{ document: string; kind: string }>(
      `update review_item set state = 'open', settled_by = null, settled_at = null, settled_value = null, reason = null
       where id = $1 and state <> 'open' returning document, kind`,
      [item],
    );
    if (!opened) throw await whyNotOpen(archive, item);
    if (opened.kind === 'split') return decideBeginning(archive, archivist, opened.document, true);
    const [made] = await archive.query<{
      id: string;
      document: string;
      field: string;
      old_value: string | null;
      new_value: string | null;
    }>(
      `select id, document, field, old_value, new_value from correction c
       where review_item = $1 and undoes is null and not exists (select from correction later where later.undoes = c.id)
       order by id desc limit 1`,
      [item],
    );
    if (!made) return;
    if (made.field === 'text') return undoText(archive, archivist, made.id);
    if (!isDocumentField(made.field)) return;
    const { document, field, old_value: value } = made;
    const now = await currentValue(archive, document, field);
    if (now !== made.new_value) throw new ReviewChangedError();
    await correct(archive, archivist, { document, field, value, item, undoes: made.id });
  });
}

/** Throws `ReviewChoiceError` where the item is not about a field. */
function correctField(
  archive: Transaction,
  archivist: Archivist,
  { field, ...change }: Omit<Change, 'field'> & { readonly field: string },
): Promise<string | null> {
  if (!isDocumentField(field)) throw new ReviewChoiceError('no-field');
  return correct(archive, archivist, { ...change, field });
}

interface Change {
  readonly document: string;
  readonly field: DocumentFieldName;
  readonly value: string | null;
  readonly item: string;
  readonly undoes?: string;
}

/** Writes the field's columns and the correction; gives the value as it was stored. */
async function correct(archive: Transaction, archivist: Archivist, change: Change): Promise<string | null> {
  const { document, field, value, item, undoes } = change;
  const old = await currentValue(archive, document, field);
  const columns = Object.entries(documentColumns(field, value));
  const sets = columns.map(([column], index) => `${column} = $${index + 2}`);
  await archive.query(`update document set ${sets.join(', ')} where id = $1`, [
    document,
    ...columns.map(([, set]) => set),
  ]);
  const [made] = await archive.query<{ stored: string | null }>(
    `insert into correction (document, custodian, mode, field, old_value, new_value, account, review_item, undoes)
     select id, custodian, mode, $2, $3, ${fieldColumns[field]}::text, $4, $5, $6 from document where id = $1
     returning new_value as stored`,
    [document, field, old, archivist.account, item, undoes ?? null],
  );
  return made?.stored ?? null;
}

/** What the document says now; nobody else changes it until the transaction ends. */
async function currentValue(
  archive: Transaction,
  document: string,
  field: DocumentFieldName,
): Promise<string | null> {
  const [row] = await archive.query<{ value: string | null }>(
    `select ${fieldColumns[field]}::text as value from document where id = $1 for update`,
    [document],
  );
  if (!row) throw new RecordNotFoundError();
  return row.value;
}

async function whyNotOpen(archive: Transaction, item: string): Promise<Error> {
  const found = (await documentItems(archive, item)).find(({ view }) => view.id === item);
  return found ? new ReviewChangedError(found.view.decision ?? undefined) : new RecordNotFoundError();
}
