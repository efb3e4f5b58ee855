import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { AbbreviationFileError, abbreviationsWith, expandAbbreviations } from './abbreviations.ts';

test('abbreviations are written out and long forms abbreviated', () => {
  expect(expandAbbreviations('UBND quận 10')).toContain('ủy ban nhân dân quận 10');
  expect(expandAbbreviations('ubnd tp hcm')).toContain('ủy ban nhân dân thành phố hồ chí minh');
  expect(expandAbbreviations('TP.HCM')).toEqual(['thành phố hồ chí minh']);
  expect(expandAbbreviations('Q.10 P. 5')).toContain('quận 10 phường 5');
  expect(expandAbbreviations('Sở TN&MT')).toContain('Sở tài nguyên và môi trường');
  expect(expandAbbreviations('cấp giấy chứng nhận quyền sử dụng đất')).toContain('cấp GCNQSDĐ');
  expect(expandAbbreviations('uỷ ban nhân dân'.normalize('NFD'))).toEqual(['UBND']);
});

test('one abbreviation of several meanings gives one variant for each, and only in its own case', () => {
  expect(expandAbbreviations('TT đăng kiểm')).toEqual([
    'thông tư đăng kiểm',
    'thị trấn đăng kiểm',
    'trung tâm đăng kiểm',
  ]);
  expect(expandAbbreviations('tt đăng kiểm')).toEqual([]);
});

test('the longest abbreviation is written out as a whole, beside others', () => {
  expect(expandAbbreviations('GCNQSDĐ do UBND TP.HCM cấp')).toContain(
    'giấy chứng nhận quyền sử dụng đất do ủy ban nhân dân thành phố hồ chí minh cấp',
  );
  expect(expandAbbreviations('BCH BCĐ TT CT')).toHaveLength(6);
});

test('decomposed and composed queries, and both styles of tone marks, give the same', () => {
  for (const query of ['uỷ ban nhân dân TP', 'Sở GDĐT', 'tòa án nhân dân Q. 1', 'QĐ của HĐND']) {
    const expected = expandAbbreviations(query);
    expect(expected.length).toBeGreaterThan(0);
    expect(expandAbbreviations(query.normalize('NFD'))).toEqual(expected);
    expect(expandAbbreviations(query.replace('uỷ', 'ủy').replace('tòa', 'toà'))).toEqual(expected);
  }
});

test('numbers and ordinary words are left alone', () => {
  for (const query of ['155/QĐ-UBND', 'hòa bình', '', 'đường vào hẻm'])
    expect(expandAbbreviations(query)).toEqual([]);
});

test('operators add their own in a file; a faulty file is refused in plain words', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'abbreviations-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'ours.json');
  await writeFile(file, JSON.stringify([{ short: 'KĐTM', long: ['khu đô thị mới'] }]));
  expect(expandAbbreviations('quy hoạch KĐTM', abbreviationsWith(file))).toContain(
    'quy hoạch khu đô thị mới',
  );
  await writeFile(file, JSON.stringify([{ short: 'KĐTM' }]));
  expect(() => abbreviationsWith(file)).toThrow(AbbreviationFileError);
  expect(() => abbreviationsWith(join(folder, 'none.json'))).toThrow(/give a JSON file/);
});
