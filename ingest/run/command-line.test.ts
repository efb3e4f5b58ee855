import { expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';

const read = (line: string): ReturnType<typeof readCommandLine> =>
  readCommandLine(line.split(' ').filter(Boolean));

test('a path is brought in, with what was asked', () => {
  expect(read('inbox --agency H97 --fonds P1 --workers 2 --priority 1 --enqueue-only')).toEqual({
    does: 'ingest',
    path: 'inbox',
    agency: 'H97',
    mode: '01',
    fonds: 'P1',
    workers: 2,
    dryRun: false,
    enqueueOnly: true,
    priority: 1,
  });
});

test('a word steers the ingest', () => {
  expect(read('work --workers 4')).toEqual({ does: 'work', workers: 4 });
  expect(read('status')).toEqual({ does: 'status', run: undefined });
  expect(read('retry some-run')).toEqual({ does: 'retry', run: 'some-run' });
  expect(read('pause some-run')).toEqual({ does: 'pause', run: 'some-run' });
  expect(read('priority H97 2')).toEqual({ does: 'priority', of: 'H97', priority: 2 });
  expect(read('promises list.csv')).toEqual({ does: 'promises', list: 'list.csv' });
  expect(read('--refresh --workers 2')).toEqual({ does: 'refresh', workers: 2 });
  expect(read('--reembed')).toEqual({ does: 'reembed' });
  // A folder of that name is still a folder.
  expect(read('./work --agency H97')).toMatchObject({ does: 'ingest', path: './work' });
});

test.each([
  ['', /Say which folder or file/],
  ['inbox', /which agency/],
  ['inbox outbox --agency H97', /One folder or file at a time/],
  ['inbox --agency H97 --mode 03', /may not be stored/],
  ['inbox --agency H97 --workers 0', /--workers takes a whole number from 1 to 64/],
  ['inbox --agency H97 --priority 6', /The priority takes a whole number from 1 to 5/],
  ['pause', /npm run ingest -- pause <run>/],
  ['priority H97', /priority <run or agency>/],
  ['priority H97 first', /The priority takes/],
  ['work inbox', /takes no path/],
  ['inbox --fast', /--fast/],
])('says what is wrong with «%s»', (line, sentence) => {
  expect(() => read(line)).toThrow(sentence);
});
