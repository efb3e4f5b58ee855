import type { Store } from '@tangthu/db/store';
import { asOwner } from '@tangthu/db/writer';

/** A fault to put into one function of the database: what stands in it, and what takes its place. */
export interface Mutation {
  readonly name: string;
  readonly routine: string;
  readonly from: string;
  readonly to: string;
}

/** Works while a function of the database has a fault, and puts it right again. Throws where the function has no such words. */
export async function whileMutated<Result>(
  store: Store,
  { routine, from, to }: Mutation,
  work: () => Promise<Result>,
): Promise<Result> {
  const [row] = await asOwner(store, (owner) =>
    owner.query<{ definition: string }>('select pg_get_functiondef($1::regproc) as definition', [routine]),
  );
  const right = row?.definition ?? '';
  const wrong = right.replaceAll(from, to);
  if (wrong === right) throw new Error(`${routine}() does not say: ${from}`);
  await asOwner(store, (owner) => owner.script(wrong));
  try {
    return await work();
  } finally {
    await asOwner(store, (owner) => owner.script(right));
  }
}
