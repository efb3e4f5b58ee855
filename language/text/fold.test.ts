import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, toIndexForm } from './fold.ts';

const vietnamese = fc.string({
  unit: fc.constantFrom(...Array.from('aàảãáạăằâầeéêếệiìíoòóôồơờợuùúưừựyỳýđĐQquGgihthcnmp ẠƯỚ-/.1')),
});
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), vietnamese);

test('tone marks come to one style, old and new and misplaced', () => {
  const pairs = [
    ['hoà', 'hòa'],
    ['Uỷ ban', 'Ủy ban'],
    ['UỶ BAN', 'ỦY BAN'],
    ['thuý, khoẻ', 'thúy, khỏe'],
    ['hòan, qủa, gìa, qúy', 'hoàn, quả, già, quý'],
    ['thuở, quyền, nghĩa, giếng, gì', 'thuở, quyền, nghĩa, giếng, gì'],
    ['hoàn, huỳnh, ngoại, khuỷu, tuần', 'hoàn, huỳnh, ngoại, khuỷu, tuần'],
    ['quỳ, quý, của, mùa, người', 'quỳ, quý, của, mùa, người'],
    ['NÐ-CP', 'NĐ-CP'],
  ] as const;
  for (const [written, expected] of pairs) expect(toIndexForm(written)).toBe(expected);
});

test('what is no Vietnamese syllable stays as it is', () => {
  expect(toIndexForm('café Noël 1,5 % ½ 漢字')).toBe('café Noël 1,5 % ½ 漢字');
});

test('folding drops every diacritic and đ', () => {
  expect(fold('Quyết định về Đường sá: ủy/uỷ ƯƠNG')).toBe('quyet dinh ve duong sa: uy/uy uong');
  expect(fold('Quyết định'.normalize('NFD'))).toBe('quyet dinh');
  expect(fold('')).toBe('');
});

function takenApart(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đðɖ]/g, 'd')
    .normalize('NFC');
}

test('both are idempotent and blind to the form of the input', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(fold(text)).toBe(takenApart(text));
      expect(fold(fold(text))).toBe(fold(text));
      expect(toIndexForm(toIndexForm(text))).toBe(toIndexForm(text));
      expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      expect(toIndexForm(text.normalize('NFD'))).toBe(toIndexForm(text.normalize('NFC')));
      expect(fold(toIndexForm(text))).toBe(fold(text));
    }),
    { numRuns: 2000 },
  );
});
