import type { AnswerEvent, Citation } from '@tangthu/server/answers/answer-view';
import { expect, test } from 'vitest';
import { answerEvents } from './answer-stream.ts';
import { advance, broken, citationsOf, waiting } from './answer-state.ts';
import { citedHref, copiedAnswer, endedBy } from './cited.ts';
import { cutOut, cutOutHref } from './cut-out.ts';

const citation: Citation = {
  number: 1,
  document: {
    id: 'd1',
    title: 'Kế hoạch',
    type: 'Kế hoạch',
    documentNumber: '155/KH-UBND',
    issuedDate: '2025-06-05',
    issuer: 'UBND',
    custodian: { code: 'A', name: 'UBND' },
    mode: '01',
    pageCount: 2,
  },
  passage: 3,
  heading: '',
  page: 2,
  quote: 'Số hóa 5 trang.',
  places: [
    {
      page: 2,
      aspect: 1.4,
      words: [
        { from: 12, to: 34 },
        { from: 40, to: 41 },
      ],
      boxes: [{ left: 0.1, top: 0.5, right: 0.9, bottom: 0.52, kind: 'match' }],
    },
  ],
  doubtful: [],
  changes: [],
};
const sentence = { text: citation.quote, citations: [citation] };
const events: AnswerEvent[] = [
  {
    event: 'started',
    kind: 'composed',
    searched: {
      query: '?',
      filters: {},
      understood: [],
      read: { passages: 1, documents: 1 },
      coverage: { pages: 1, pagesNeedingOcr: 0 },
    },
  },
  { event: 'sentence', sentence },
  { event: 'cut', cut: { why: 'number' } },
];

test('events come whole, however the line cuts them', async () => {
  const text = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  const bytes = new TextEncoder().encode(text);
  const pieces = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.slice(at, at + 7));
      controller.close();
    },
  });
  const fetch = () => Promise.resolve(new Response(pieces));
  const came: AnswerEvent[] = [];
  for await (const event of answerEvents(fetch, '/api/answers', new AbortController().signal))
    came.push(event);
  expect(came).toEqual(events);
});

test('what a model had said before it failed is taken back; a broken line keeps what stands', () => {
  const coming = events.reduce(advance, waiting);
  expect(coming).toMatchObject({ phase: 'coming', kind: 'composed', cut: 1, sentences: [sentence] });
  expect(advance(coming, { event: 'fell-back', why: 'silent' })).toMatchObject({
    kind: 'extractive',
    fellBack: true,
    sentences: [],
  });
  expect(broken(coming)).toMatchObject({ phase: 'broken', sentences: [sentence] });
  expect(broken(advance(coming, { event: 'done', milliseconds: 1 })).phase).toBe('whole');
  expect(citationsOf({ sentences: [sentence, sentence] })).toEqual([citation]);
});

test('a citation leads to its page with these very words', () => {
  expect(citedHref(citation)).toBe('/documents/d1?page=2&passage=3&words=12-34%2C40-41');
  expect(copiedAnswer([sentence], [citation], 'https://x')).toContain(
    'Số hóa 5 trang. [1]\n\n[1] Kế hoạch số 155/KH-UBND',
  );
  const change = (relation: 'amends' | 'repeals') => ({
    relation,
    since: null,
    document: { id: relation, title: '' },
  });
  expect(endedBy({ changes: [change('repeals'), change('amends')] })?.relation).toBe('repeals');
});

test('the part of a page has the quotation in it, and paper around', () => {
  const [place] = citation.places;
  const part = place && cutOut(place);
  if (!part) throw new Error('There is no part.');
  expect(part.left).toBeCloseTo(0.07);
  expect(part.top).toBeCloseTo(0.476);
  const [box] = part.boxes;
  expect((box?.top ?? 0) * part.height + part.top).toBeCloseTo(0.5);
  expect((box?.right ?? 0) * part.width + part.left).toBeCloseTo(0.9);
  expect(cutOutHref('d1', 2, part)).toBe('/iiif/d1/2/pct:7,47.6,86,6.8/max/0/default.jpg');
  expect(cutOut({ page: 1, aspect: 1, words: [], boxes: [] })).toBeUndefined();
});
