import type { Transaction } from '@tangthu/db/store';
import { documentFields, type DocumentFieldName } from '@tangthu/language/text/document-fields';
import { fieldColumns } from '../records/field-columns.ts';
import type { ReviewItem, ReviewKind } from './review-view.ts';

/** Whether a field can be set right by a person. */
export function isDocumentField(field: string): field is DocumentFieldName {
  return (documentFields as readonly string[]).includes(field);
}

/** An item with where it stands. */
export interface ItemRow {
  readonly view: ReviewItem;
  readonly document: string;
  readonly page: number;
  /** First word and the one after the last, by their places on the page. */
  readonly words: readonly [number, number] | null;
}

interface Row {
  readonly id: string;
  readonly document: string;
  readonly kind: ReviewKind;
  readonly field: string;
  readonly page: number;
  readonly words: number[] | null;
  readonly value: string | null;
  readonly sidecar_value: string | null;
  readonly confidence: number | null;
  readonly state: 'open' | 'settled' | 'dismissed';
  readonly settled_at: Date | null;
  readonly settled_value: string | null;
  readonly settled_name: string | null;
  readonly reason: string | null;
  readonly reported: {
    readonly by: string;
    readonly at: string;
    readonly said: string | null;
    readonly remark: string | null;
  } | null;
  readonly current: Readonly<Record<string, string | null>>;
}

const CURRENT = Object.entries(fieldColumns)
  .map(([field, column]) => `'${field}', whole_value(d.id, '${column}', d.${column}::text)`)
  .join(', ');

/** All items of the document that an item belongs to, in the order of the queue; none when it is hidden or missing. */
export async function documentItems(archive: Transaction, item: string): Promise<ItemRow[]> {
  const rows = await archive.query<Row>(
    `select i.id, i.document, i.kind, i.field, i.page, i.words, whole_value(i.id, 'value', i.value) as value,
       whole_value(i.id, 'sidecar_value', i.sidecar_value) as sidecar_value, i.confidence, i.state,
       i.settled_at, whole_value(i.id, 'settled_value', i.settled_value) as settled_value, a.display_name as settled_name, i.reason,
       case when r.id is not null then json_build_object('by', ra.display_name, 'at', r.at, 'remark', r.remark,
         'said', whole_value(r.id, 'said', r.said)) end as reported, json_build_object(${CURRENT}) as current
     from review_item i join document d on d.id = i.document left join account a on a.id = i.settled_by
       left join error_report r on r.id = i.report left join account ra on ra.id = r.account
     where i.document = (select document from review_item where id = $1)
     order by i.raised_at, i.page, i.field, i.id`,
    [item],
  );
  return rows.map(itemOf);
}

function itemOf(row: Row): ItemRow {
  const [from, to] = row.words ?? [];
  const words = from === undefined || to === undefined ? null : ([from, to] as const);
  const { id, kind, field, page, value, confidence, state, settled_at, settled_name } = row;
  const view: ReviewItem = {
    id,
    kind,
    field,
    editable: isDocumentField(field) || field === 'text',
    page,
    value,
    word: words?.[0] ?? null,
    sidecarValue: row.sidecar_value,
    confidence,
    current: (field === 'text' || field === 'note' ? row.reported?.said : row.current[field]) ?? null,
    report: row.reported && {
      by: row.reported.by,
      at: new Date(row.reported.at).toISOString(),
      remark: row.reported.remark,
    },
    decision:
      state === 'open' || !settled_at
        ? null
        : {
            state,
            by: settled_name ?? '',
            at: settled_at.toISOString(),
            value: row.settled_value,
            reason: row.reason,
          },
  };
  return { view, document: row.document, page, words };
}
