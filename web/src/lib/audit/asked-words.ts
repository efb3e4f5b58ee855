import { askedVi } from '../i18n/asked-vi.ts';
import type { Speech } from '../i18n/speech.ts';

type AskedKey = Exclude<keyof typeof askedVi, `asked.change.${string}` | 'asked.more'>;

const changes = ['insert', 'update', 'delete', 'truncate'] as const;

/** What was done to a table of rules: `Thêm quyền xem`. */
export function changeSentence(table: string, change: string, speech: Speech): string {
  const what = askedWords(`asked.table.${table}`, speech) ?? table;
  const known = changes.find((one) => one === change);
  return known ? speech.t(`asked.change.${known}`, { what }) : `${what}: ${change}`;
}

/** The words of a key that is put together at run time, if there are any. Names of columns are written with hyphens there. */
export function askedWords(name: string, { t }: Speech): string | undefined {
  const key = name.replaceAll('_', '-');
  return isAskedKey(key) ? t(key) : undefined;
}

function isAskedKey(key: string): key is AskedKey {
  return Object.hasOwn(askedVi, key);
}
