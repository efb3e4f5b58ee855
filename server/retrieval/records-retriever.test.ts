import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { RunnableLambda } from '@langchain/core/runnables';
import { expect, test } from 'vitest';
import { agencyId, fillArchive } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { RecordsRetriever } from './records-retriever.ts';

describeStores('RecordsRetriever', (open) => {
  test('gives passages with their place to any LangChain chain, and nothing to a stranger', async () => {
    const store = await open();
    const embeddings = new SyllableEmbeddings();
    const text = 'Quyết định thu hồi đất để giải phóng mặt bằng.';
    const [id] = await fillArchive(store, embeddings, [
      { agency: 'phuong', documentNumber: '27/QĐ-UBND', pages: [`Số: 27/QĐ-UBND\n\n${text}`] },
    ]);
    const agency = await asWriter(store, (writer) => agencyId(writer, 'phuong'));
    const retriever = new RecordsRetriever({ store, embeddings }, await readerOfAgencies(store, [agency]));
    const first = RunnableLambda.from(
      (documents: { pageContent: string; metadata: unknown }[]) => documents[0],
    );
    expect(await retriever.pipe(first).invoke('thu hồi đất')).toMatchObject({
      pageContent: text,
      metadata: { documentId: id, documentNumber: '27/QĐ-UBND', page: 1, passage: 1, boxes: [{}, {}, {}] },
    });
    const stranger = new RecordsRetriever({ store, embeddings }, await readerOfAgencies(store, []));
    expect(await stranger.invoke('thu hồi đất')).toEqual([]);
  });
});
