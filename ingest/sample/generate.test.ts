import { expect, test } from 'vitest';
import { generateDocuments, generateSecretDocuments, type SampleDocument } from './generate.ts';
import { buildWorld, existed, readersOf } from './world.ts';

const documents = [...generateDocuments({ count: 400, seed: 11 })];

function summary(document: SampleDocument): string {
  return JSON.stringify([document.truth, document.links, document.questions, document.pages]);
}

test('the same seed gives the same documents, another seed others', () => {
  const told = [11, 11, 12].map((seed) =>
    [...generateDocuments({ count: 60, seed })].map(summary).join('\n'),
  );
  expect(told[1] === told[0]).toBe(true);
  expect(told[2] === told[0]).toBe(false);
});

test('exactly the wanted number of documents comes, each under its own id', () => {
  for (const count of [1, 7, 400]) {
    const ids = [...generateDocuments({ count, seed: 3 })].map((document) => document.truth.id);
    expect(new Set(ids).size).toBe(count);
  }
});

test('links lead to documents of the archive that are not younger', () => {
  const dates = new Map(documents.map(({ truth }) => [truth.id, truth.date]));
  const links = documents.flatMap(({ truth, links }) => links.map((link) => ({ from: truth, ...link })));
  expect(new Set(links.map((link) => link.kind))).toEqual(
    new Set(['cites', 'amends', 'replaces', 'repeals']),
  );
  for (const link of links) {
    const date = dates.get(link.to);
    expect(date, `${link.from.id} → ${link.to}`).toBeDefined();
    expect(date && date <= link.from.date, `${link.from.id} → ${link.to}`).toBe(true);
  }
});

test('a number occurs once per issuer and year, and numbers rise with their dates', () => {
  const seen = new Set<string>();
  const last = new Map<string, { date: string; number: number }>();
  const numbered = documents.map(({ truth }) => truth).filter((truth) => truth.numberLine !== undefined);
  expect(numbered.length).toBeGreaterThan(300);
  for (const truth of numbered.sort((one, other) => one.date.localeCompare(other.date))) {
    const key = `${truth.creator} ${truth.date.slice(0, 4)} ${truth.numberLine}`;
    expect(seen.has(key), key).toBe(false);
    seen.add(key);
    const series = `${truth.creator} ${truth.date.slice(0, 4)} ${truth.symbol}`;
    const before = last.get(series);
    if (before && before.date < truth.date) expect(Number(truth.number)).toBeGreaterThan(before.number);
    last.set(series, { date: truth.date, number: Number(truth.number) });
  }
});

test('every issuer existed on the date of its document', () => {
  const world = buildWorld();
  for (const { truth } of documents) {
    const issuer = world.agencies.find((agency) => agency.code === truth.creator);
    expect(issuer && existed(issuer, truth.date), `${truth.id} of ${truth.creator} on ${truth.date}`).toBe(
      true,
    );
  }
});

test('number, date line and subject stand on the first page, and evidence stands where its spans say', () => {
  for (const { truth, pages, questions } of documents) {
    const first = (pages[0]?.text ?? '').replaceAll('\n', ' ');
    if (truth.numberLine) expect(first).toContain(truth.numberLine);
    if (truth.placeLine) expect(first).toContain(truth.placeLine);
    if (truth.type && !truth.type.startsWith('GTN')) expect(first).toContain(truth.subject);
    for (const question of questions) {
      const words = question.spans.map(({ page, start, end }) => pages[page]?.text.slice(start, end) ?? '');
      expect(words.join(' ').replaceAll('\n', ' ')).toBe(question.evidence);
    }
  }
});

test('words tile the page text and lie on the page', () => {
  for (const { truth, pages } of documents) {
    for (const { text, words, width, height } of pages) {
      expect(words.map(({ start, end }) => text.slice(start, end)).join(' ')).toBe(
        text.replaceAll('\n', ' '),
      );
      expect(text).toBe(text.normalize('NFC'));
      const astray = words.filter(
        ({ left, top, right, bottom }) =>
          !(0 < left && left < right && right < width && 0 < top && top < bottom && bottom < height),
      );
      expect(astray, truth.id).toEqual([]);
    }
  }
});

test('at scale subjects differ', () => {
  const subjects = [...generateDocuments({ count: 2000, seed: 5 })].map(({ truth }) => truth.subject);
  expect(new Set(subjects).size).toBeGreaterThan(1900);
});

test('a successor reads what its predecessors keep from the day of the succession, and no stranger does', () => {
  const world = buildWorld();
  expect(readersOf(world, 'H97.21', '2025-06-30')).toEqual(['H97.21']);
  expect(readersOf(world, 'H97.21', '2025-07-01')).toEqual(['H97.41']);
  expect(readersOf(world, 'H97.21.02', '2004-01-01')).toEqual(['H97.21.02']);
  expect(readersOf(world, 'H97.21.02', '2006-01-01')).toEqual(['H97.21.01', 'H97.21.02']);
  expect(readersOf(world, 'H97.90', '2026-01-01')).toEqual(['H97.90']);
  const old = documents.find(({ truth }) => truth.fonds === 'P.H97.20');
  expect(old?.truth.custodian).toBe('H97.90');
  expect(old?.readers('1999-12-31')).toEqual(['H97.21', 'H97.22']);
  expect(old?.readers('2026-01-01')).toEqual(['H97.90']);
});

test('secret papers bear their stamp and mode 03, and the archive has none', () => {
  const secret = [...generateSecretDocuments({ count: 3, seed: 1 })];
  expect(secret).toHaveLength(3);
  for (const { truth, pages } of secret) {
    expect(truth.mode).toBe('03');
    expect(truth.secrecy).toMatch(/MẬT$/);
    expect(pages[0]?.text.split('\n')).toContain(truth.secrecy);
  }
  for (const { truth, pages } of documents) {
    expect(truth.mode).not.toBe('03');
    for (const page of pages) expect(page.text.split('\n')).not.toContain('MẬT');
  }
});
