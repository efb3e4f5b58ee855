import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AgencyIndex } from './agency-index.ts';
import { partsOf } from './query-parts.ts';
import { isQuestion } from './question-form.ts';
import { typedWords } from './typed-words.ts';

const data = process.env['TANGTHU_DATA'] ?? join(import.meta.dirname, '../../../../shared/data');
const suites = ['legal', 'citizen'].map((name) => join(data, name, 'queries.jsonl'));
const isThere = suites.every((path) => existsSync(path));

const names = [
  'Ủy ban nhân dân Quận 10',
  'Sở Nội vụ Thành phố Hồ Chí Minh',
  'Sở Kế hoạch và Đầu tư',
  'Bộ Công an',
];
const agencies = new AgencyIndex(names.map((name, id) => ({ id, name })));
const everyone = new Set(names.keys());

/** The real questions of lawyers and citizens, none of which describes a record. */
function realQuestions(): string[] {
  return suites.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { text: string }).text),
  );
}

test.skipIf(!isThere)(`of real questions none is narrowed (needs ${data})`, () => {
  const questions = realQuestions();
  const read = questions.map((question) => {
    const query = question.normalize('NFC');
    const words = typedWords(query);
    if (isQuestion(query, words)) return { asks: true, parts: [] };
    const mentions = agencies.mentionsIn(query, words);
    const agencyAt = (at: number) => mentions.at(at, everyone);
    return { asks: false, parts: partsOf(query, words, { agencyAt, fondsAt: () => undefined }) };
  });
  expect(questions.length).toBeGreaterThan(1_000);
  expect(read.filter(({ asks }) => asks).length / questions.length).toBeGreaterThan(0.95);
  expect(read.filter(({ parts }) => parts.some(({ sure }) => sure))).toEqual([]);
  expect(read.filter(({ parts }) => parts.length > 0).length).toBeLessThanOrEqual(3);
});
