import type { ReviewItem } from '@tangthu/server/archive/review-view';
import { shortDate } from '#lib/format/dates.ts';

/** What the API is told of a decision. */
export type Decision =
  | { readonly choice: 'page' | 'sidecar' | 'edited'; readonly value: string | null }
  | { readonly choice: 'seen' | 'joined' }
  | { readonly choice: 'dismissed'; readonly reason?: string };

/** What can be done with an item; a decided one can only be taken back. */
export interface Choices {
  /** Enter: what the page says, or that the item was seen. */
  readonly accept?: Decision;
  readonly sidecar?: Decision;
  /** s: a document that was parted from the one before it is one with it. */
  readonly join?: Decision;
  readonly edit: boolean;
  readonly dismiss?: Decision;
  /** Whether a reason must be given for dismissing it. */
  readonly needsReason?: boolean;
}

/** The choices of an item. */
export function choicesOf({ decision, editable, kind, value, sidecarValue, report }: ReviewItem): Choices {
  if (decision) return { edit: false };
  const dismiss = { choice: 'dismissed' } as const;
  const needsReason = report !== null;
  const join = kind === 'split' && { join: { choice: 'joined' } as const };
  if (!editable) return { accept: { choice: 'seen' }, ...join, edit: false, dismiss, needsReason };
  return {
    accept: { choice: 'page', value },
    ...(sidecarValue !== null && { sidecar: { choice: 'sidecar', value: sidecarValue } }),
    edit: true,
    dismiss,
    needsReason,
  };
}

/** The text that an edit begins with: what stands on the page, else in the list, else in the store; a date as it is typed here. */
export function valueToEdit({ field, value, sidecarValue, current }: ReviewItem): string {
  const text = value ?? sidecarValue ?? current ?? '';
  return field === 'issuedDate' ? shortDate(text, 'vi') : text;
}

/** A piece of a value; `differs` where the other value says something else. */
export interface ValuePiece {
  readonly text: string;
  readonly differs: boolean;
}

/** A value in pieces by whether its words stand in the other one too, in the same order. */
export function compared(value: string, other: string | null): ValuePiece[] {
  const words = value.split(/(?<=\s)/);
  if (other === null) return [{ text: value, differs: false }];
  const shared = sharedWords(
    words.map((word) => word.trim()),
    other.split(/\s+/),
  );
  return words.reduce<ValuePiece[]>((pieces, text, index) => {
    const differs = !shared.has(index);
    const last = pieces.at(-1);
    return last?.differs === differs
      ? [...pieces.slice(0, -1), { text: last.text + text, differs }]
      : [...pieces, { text, differs }];
  }, []);
}

/** The places of the words of the longest run of words, in order, that both have. */
function sharedWords(words: readonly string[], others: readonly string[]): Set<number> {
  const lengths = Array.from({ length: words.length + 1 }, () =>
    new Array<number>(others.length + 1).fill(0),
  );
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0;
  for (let row = words.length - 1; row >= 0; row--) {
    const line = lengths[row] ?? [];
    for (let column = others.length - 1; column >= 0; column--) {
      line[column] =
        words[row] === others[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const shared = new Set<number>();
  for (let row = 0, column = 0; row < words.length && column < others.length;) {
    if (words[row] === others[column]) {
      shared.add(row);
      row++;
      column++;
    } else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return shared;
}
