import { expect, test } from 'vitest';
import {
  beginReplacement,
  finishReplacement,
  ModelMismatchError,
  prepareEmbeddings,
  requireModel,
  storedModel,
} from './embedding-table.ts';
import { asWriter } from './writer.ts';
import { describeStores } from './testing/stores.ts';

describeStores('the vector table', (open) => {
  const small = { modelId: 'small-1', dimensions: 3 };
  const large = { modelId: 'large-1', dimensions: 5 };

  test('belongs to one model; another is refused with the way out', async () => {
    const store = await open();
    expect(await asWriter(store, storedModel)).toBeUndefined();
    await prepareEmbeddings(store, small);
    await prepareEmbeddings(store, small);
    await expect(prepareEmbeddings(store, large)).rejects.toThrow(ModelMismatchError);
    await expect(asWriter(store, (t) => requireModel(t, large))).rejects.toThrow(
      /npm run ingest -- --reembed/,
    );
    await beginReplacement(store, large);
    expect(await asWriter(store, storedModel)).toEqual(small);
    expect(await finishReplacement(store)).toBe(true);
    expect(await asWriter(store, storedModel)).toEqual(large);
  });

  test('is under row security like the records', async () => {
    const store = await open();
    await prepareEmbeddings(store, small);
    const [row] = await asWriter(store, (t) =>
      t.query<{ relrowsecurity: boolean }>(
        `select relrowsecurity from pg_class where relname = 'chunk_embedding'`,
      ),
    );
    expect(row?.relrowsecurity).toBe(true);
  });
});
