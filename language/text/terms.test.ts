import { PGlite } from '@electric-sql/pglite';
import { pg_textsearch } from '@electric-sql/pglite-pg_textsearch';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexTerms, queryTerms } from './terms.ts';

const weightsOf = (query: string): Record<string, number> =>
  Object.fromEntries(queryTerms(query).map(({ term, weight }) => [term, weight]));

test('a text gives its syllables, its folded syllables and its pairs', () => {
  expect(indexTerms('Uỷ ban').split(' ').sort()).toEqual(['ban', 'uyˑban', 'ủy', 'ˑban', 'ˑuy'].sort());
  expect(indexTerms('')).toBe('');
});

test('pairs join over a line break and inside a number, not over the end of a sentence or a paragraph', () => {
  expect(indexTerms('giải phóng mặt\nbằng')).toContain('matˑbang');
  expect(indexTerms('155/QĐ-UBND')).toContain('155ˑqd ');
  expect(indexTerms('tại xã. Đất này')).not.toContain('xaˑdat');
  expect(indexTerms('CHỦ TỊCH\n\nNơi nhận')).not.toContain('tichˑnoi');
});

test('an accented query prefers exact syllables, an unaccented one the folded syllables', () => {
  expect(weightsOf('quyết định')).toMatchObject({ quyết: 1, định: 1, quyetˑdinh: 1, ˑquyet: 0.2 });
  expect(weightsOf('quyet dinh')).toMatchObject({ quyet: 0.2, quyetˑdinh: 1, ˑquyet: 1, ˑdinh: 1 });
});

test('in a mixed query each syllable that cannot go without its tone mark counts as unaccented', () => {
  expect(weightsOf('quyet định ban hành')).toMatchObject({
    ˑquyet: 1,
    quyet: 0.2,
    định: 1,
    ˑdinh: 0.2,
    ban: 1,
    ˑban: 0.2,
  });
});

test('spellings of one word meet: kĩ thuật and kỹ thuật, quý and quí', () => {
  expect(indexTerms('kĩ thuật quí')).toContain('kiˑthuat');
  expect(Object.keys(weightsOf('kỹ thuật quý'))).toEqual(
    expect.arrayContaining(['kiˑthuat', 'thuatˑqui', 'ˑki']),
  );
});

const syllable = fc.constantFrom(
  'Quyết',
  'quyet',
  'định',
  'ĐỊNH',
  'hoà',
  'Ủy',
  'ban',
  '155',
  '1e5',
  'm2',
  'kỹ',
  '00193',
  'QĐ',
  'ﬁ',
  'ß',
  '漢字',
  'đ',
  'ÿ',
);
const gap = fc.constantFrom(' ', '/', '-', '.', '. ', '\n', '\n\n', ', ', ' – ', ': ');
const anyText = fc.oneof(
  fc.array(fc.tuple(syllable, gap)).map((parts) => parts.flat().join('')),
  fc.string({ unit: 'grapheme' }),
);

test('every term of the index is a term of the same words as a query, composed or not', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const asked = new Set(queryTerms(text).map(({ term }) => term));
      for (const term of indexTerms(text).split(' ')) if (term !== '') expect(asked).toContain(term);
      expect(indexTerms(text.normalize('NFD'))).toBe(indexTerms(text.normalize('NFC')));
    }),
    { numRuns: 1000 },
  );
});

test('a composed sign between two words counts the same composed or not', () => {
  const text = 'một ↚ ↚hai';
  expect(indexTerms(text.normalize('NFD'))).toBe(indexTerms(text.normalize('NFC')));
});

test('a query names each term once', () => {
  const terms = queryTerms('đất đất dat đất').map(({ term }) => term);
  expect(new Set(terms).size).toBe(terms.length);
});

test('a run too long for a word makes no term, and parts its neighbours', () => {
  expect(indexTerms(`một ${'a'.repeat(5000)} hai`)).toBe('một ˑmot hai ˑhai');
});

let database: PGlite;
beforeAll(async () => {
  database = await PGlite.create({ extensions: { pg_textsearch } });
  await database.exec('create extension pg_textsearch');
}, 60_000);
afterAll(() => database.close());

async function lexemes(terms: string): Promise<string[]> {
  const { rows } = await database.query<{ token: string }>(
    `select token from ts_parse('default', $1) where tokid not in (12) order by 1`,
    [terms],
  );
  return rows.map(({ token }) => token).sort();
}

test("PostgreSQL's parser keeps every term whole", async () => {
  const letters =
    'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđbcdghklmnpqrstvxfjwz';
  const texts = [
    Array.from(letters).join(' '),
    Array.from(letters.toUpperCase())
      .map((letter, index) => `${letter}${index}`)
      .join(' '),
    'Số: 155/QĐ-UBND ngày 05/6/2025, 1.001193.000.00.00.H38, 000.00.00.H26-250606-0001, 1e5 2E10 ban 12a 3đ -5 +7 v1.2',
    'http://abc.gov.vn/x?y=1 ten@abc.vn C:\\a\\b &amp; <b>đậm</b> 10% 5.000đ H2O 1e5e6 e5',
  ];
  for (const text of texts) {
    const terms = indexTerms(text);
    expect(await lexemes(terms)).toEqual(terms.split(' ').sort());
  }
});

test('pg_textsearch finds and ranks by these terms', async () => {
  await database.exec('create table passage (id int, terms text)');
  const passages = [
    'Quyết định về đất đai của Ủy ban',
    'Kế hoạch giải phóng mặt bằng',
    'Thông báo tuyển dụng',
    'hòa bình 1e5',
  ];
  for (const [id, text] of passages.entries()) {
    await database.query('insert into passage values ($1, $2)', [id, indexTerms(text)]);
  }
  await database.exec(
    `create index passage_terms on passage using bm25 (terms) with (text_config = 'pg_catalog.simple')`,
  );
  const best = async (query: string): Promise<number | undefined> => {
    const terms = queryTerms(query).map(({ term }) => term);
    const { rows } = await database.query<{ id: number }>(
      `select id from passage order by terms <@> to_bm25query($1, 'passage_terms') limit 1`,
      [terms.join(' ')],
    );
    return rows[0]?.id;
  };
  expect(await best('quyet dinh dat dai')).toBe(0);
  expect(await best('UỶ BAN')).toBe(0);
  expect(await best('mặt bằng'.normalize('NFD'))).toBe(1);
  expect(await best('hoà 1e5')).toBe(3);
});
