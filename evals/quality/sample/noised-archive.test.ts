import { expect, test } from 'vitest';
import { describeStores } from '@tangthu/db/testing/stores';
import { readPage } from '@tangthu/ingest/read/page-text';
import { openPdf } from '@tangthu/ingest/read/pdf-document';
import { readTruth } from '@tangthu/ingest/sample/archive-truth';
import { generateDocuments, type SampleDocument } from '@tangthu/ingest/sample/generate';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { ask } from '../answers.ts';
import { namesOf, readerOfAll } from '../corpus-store.ts';
import { fillNoisedArchive, noisedPdf } from './noised-archive.ts';
import { sampleQuestions } from './sample-questions.ts';

const documents = [...generateDocuments({ count: 180, seed: 2034 })].slice(0, 12);

async function wordsRead(document: SampleDocument, share: number): Promise<string[]> {
  using pdf = await openPdf(await noisedPdf(document, share));
  const pages = Array.from({ length: pdf.pageCount }, (_, index) => readPage(pdf, index));
  return pages.flatMap(({ text }) => text.split(/\s+/));
}

function sorted(words: readonly string[]): string[] {
  return [...words].sort();
}

test('the documents are those of the ready archive', async () => {
  const truths = await readTruth();
  expect(documents.map(({ truth }) => truth.id)).toEqual(truths.slice(0, 12).map(({ id }) => id));
});

test('without noise the text layer gives back every word', async () => {
  const [document] = documents;
  if (!document) throw new Error('There is no document.');
  const words = document.pages.flatMap(({ text }) => text.split(/\s+/));
  expect(sorted(await wordsRead(document, 0))).toEqual(sorted(words));
});

test('noise reaches the text that the ingest reads, and split words come apart', async () => {
  const [document] = documents;
  if (!document) throw new Error('There is no document.');
  const clean = new Set(await wordsRead(document, 0));
  const noised = await wordsRead(document, 0.1);
  const strange = noised.filter((word) => !clean.has(word)).length / noised.length;
  expect(strange).toBeGreaterThan(0.15);
  expect(strange).toBeLessThan(0.5);
});

describeStores('a noised archive', (open) => {
  test('goes through the ingest whole, and its documents are found', async () => {
    const store = await open();
    const embeddings = await loadEmbeddings();
    expect(await fillNoisedArchive(store, embeddings, 0.03, documents)).toBe(0);
    const names = await namesOf(store);
    expect(names.size).toBe(documents.length);
    const present = new Set(names.values());
    const questions = (await sampleQuestions()).filter(({ relevant }) => present.has(relevant[0] ?? ''));
    const suite = {
      reader: await readerOfAll(store),
      questions,
      nameOf: names,
      unit: 'document' as const,
      notes: [],
    };
    const answers = await ask({ store, embeddings }, suite);
    expect(answers.filter(({ rank }) => rank !== null && rank <= 3).length).toBeGreaterThan(
      questions.length * 0.8,
    );
  });
});
