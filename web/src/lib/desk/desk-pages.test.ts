import type { Paper, ProcedureFile } from '@tangthu/server/desk/desk-view';
import { expect, test } from 'vitest';
import { filePages, openingPage, stepped, tellingPaper } from './desk-pages.ts';
import { deskSheet } from './desk-sheet.ts';
import { minutesLeft } from './desk-purpose.ts';
import { isLookUp, readLookUp } from './desk-form.ts';

function paper(id: string, kind: Paper['paper'], pages = 1): Paper {
  return {
    id,
    title: `Giấy ${id}`,
    type: null,
    documentNumber: null,
    issuedDate: null,
    issuer: null,
    custodian: { code: 'A', name: 'Phường A' },
    mode: '02',
    pageCount: pages,
    paper: kind,
    pages: Array.from({ length: pages }, (_, at) => ({ number: at + 1, width: 595, height: 842, lit: [] })),
    doubt: null,
  };
}

function file(...papers: Paper[]): ProcedureFile {
  return {
    code: 'H97.41-260420-3861',
    procedure: 'Đăng ký khai sinh',
    received: null,
    procedureCode: null,
    status: 'received',
    due: null,
    resolved: null,
    outcome: null,
    fee: null,
    timeLimit: null,
    custodian: 'Phường A',
    papers,
  };
}

test('a file opens at the paper that tells most: what came of it, else how far it is', () => {
  const open = file(paper('a', 'request', 2), paper('b', 'receipt'));
  expect([tellingPaper(open)?.id, openingPage(open)]).toEqual(['b', 2]);
  const done = file(paper('a', 'request'), paper('c', 'result'), paper('d', 'other'));
  expect(filePages(done)[openingPage(done)]?.paper.id).toBe('c');
  expect([tellingPaper(file())?.id, openingPage(file())]).toEqual([undefined, 0]);
});

test('pages are turned without leaving them', () => {
  expect([stepped(0, -1, 3), stepped(1, 1, 3), stepped(2, 1, 3), stepped(0, 1, 0)]).toEqual([0, 2, 2, 0]);
});

test('a sheet holds what one page has room for, and says what it leaves out', () => {
  const papers = Array.from({ length: 30 }, (_, at) => paper(String(at), 'other'));
  const long = { ...file(...papers), outcome: 'Được cấp '.repeat(200) };
  const others = Array.from({ length: 9 }, () => file(paper('x', 'result')));
  const text = deskSheet(long, [long, ...others], undefined, 'https://a.example');
  expect([text.papers.length, text.morePapers, text.others.length, text.moreOthers]).toEqual([8, 22, 5, 4]);
  expect(text.outcome?.length).toBeLessThan(450);
  expect(text.link).toBe('https://a.example/r/0/1');
  expect(text.papers[0]).toBe('Giấy 0, trang 1');
});

test('minutes are whole, and none is left at the end', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  expect(
    ['2026-11-22T10:29:01Z', '2026-11-22T10:00:00Z', '2026-11-22T09:00:00Z'].map((at) =>
      minutesLeft(at, now),
    ),
  ).toEqual([30, 0, 0]);
});

test('a year alone looks nobody up', () => {
  const form = new FormData();
  form.set('birthYear', ' 1961 ');
  expect(readLookUp(form)).toEqual({ who: '', birthYear: '1961', address: '', procedure: '' });
  expect(isLookUp(readLookUp(form))).toBe(false);
  form.set('address', 'Bến Gốm');
  expect(isLookUp(readLookUp(form))).toBe(true);
});
