import { expect, test } from 'vitest';
import { generateDocuments } from '@tangthu/ingest/sample/generate';
import { readMetadata } from '@tangthu/ingest/understand/metadata';
import { pagesOf } from './reworded-page.ts';
import { twinOf, versionsOf } from './versions.ts';

const documents = [...generateDocuments({ count: 12, seed: 3 })].filter(({ truth }) => truth.numberLine);

test('versions are those of the paper: the draft has no number, a page is missing, words are misread; the same each time', () => {
  for (const document of documents) {
    const versions = versionsOf(document, 's');
    const of = (kind: string): string =>
      versions
        .find((version) => version.kind === kind)
        ?.pages.map(({ text }) => text)
        .join('\n') ?? '';
    expect(of('original')).toBe(
      pagesOf(document)
        .map(({ text }) => text)
        .join('\n'),
    );
    expect(of('draft')).toMatch(/^DỰ THẢO\n/);
    expect(of('draft')).not.toContain(document.truth.numberLine);
    expect(of('copy')).toContain('SAO Y');
    expect(of('misread 5%')).not.toBe(of('original'));
    expect(versions.filter(({ kind }) => kind === 'page missing')).toHaveLength(
      document.pages.length > 1 ? 1 : 0,
    );
    expect(versionsOf(document, 's')).toEqual(versions);
  }
});

test('a twin bears another number and is read so', () => {
  for (const document of documents) {
    const twin = twinOf(document, 's');
    expect(readMetadata(twin?.pages ?? []).numberKey).not.toBe(readMetadata(pagesOf(document)).numberKey);
  }
});
