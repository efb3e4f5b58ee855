import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeLegacy } from './legacy-encodings.ts';

const small = 'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ';
const tcvn3 = 'aµ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËeÌÎÏÐÑªÒÓÔÕÖi×ØÜÝÞoßáâãä«åæçèé¬êëìíîuïñòóô\u00adõö÷øùyúûüýþ®';
const vni =
  `a aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä e eø eû eõ eù eï eâ eà eå eã eá eä i ì æ ó í ò
  o oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï u uø uû uõ uù uï ö öø öû öõ öù öï y yø yû yõ yù î ñ`.split(
    /\s+/,
  );

test('every letter of TCVN3 is read, small and in a line of capitals', () => {
  expect(tcvn3).toHaveLength(small.length);
  for (const [index, letter] of Array.from(small).entries()) {
    expect(decodeLegacy(`b${tcvn3.charAt(index)}n`, 'tcvn3'), letter).toBe(`b${letter}n`);
    if (/[a-z]/.test(letter)) continue;
    expect(decodeLegacy(`B${tcvn3.charAt(index)}N`, 'tcvn3'), letter).toBe(`B${letter.toUpperCase()}N`);
  }
  for (const [index, letter] of Array.from('ĂÂÊÔƠƯĐ').entries()) {
    expect(decodeLegacy(`${'¡¢£¤¥¦§'.charAt(index)}n`, 'tcvn3'), letter).toBe(`${letter}n`);
  }
});

test('every letter of VNI is read, small and capital, its mark of either case', () => {
  expect(vni).toHaveLength(small.length);
  for (const [index, letter] of Array.from(small).entries()) {
    const code = vni[index] ?? '';
    expect(decodeLegacy(`b${code}n`, 'vni'), letter).toBe(`b${letter}n`);
    expect(decodeLegacy(`B${code.toUpperCase()}N`, 'vni'), letter).toBe(`B${letter.toUpperCase()}N`);
    if (code.length > 1) {
      expect(decodeLegacy(code.charAt(0).toUpperCase() + code.charAt(1), 'vni')).toBe(letter.toUpperCase());
    }
  }
});

const windows1252 = new TextDecoder('windows-1252');

test('every letter of UTF-8 that was taken for Windows-1252 is read, small and capital', () => {
  for (const letter of small + small.toUpperCase()) {
    const mistaken = windows1252.decode(new TextEncoder().encode(`b${letter}n`));
    expect(decodeLegacy(mistaken, 'utf8'), letter).toBe(`b${letter}n`);
  }
});

test('whole lines are read as they stood in old files', () => {
  expect(decodeLegacy('Céng hßa x· héi chñ nghÜa ViÖt Nam', 'tcvn3')).toBe(
    'Cộng hòa xã hội chủ nghĩa Việt Nam',
  );
  expect(decodeLegacy('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'vni')).toBe(
    'Cộng hòa xã hội chủ nghĩa Việt Nam',
  );
  expect(decodeLegacy('CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM', 'tcvn3')).toBe(
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  );
  expect(decodeLegacy('§µ N½NG\n§µ N½ng', 'tcvn3')).toBe('ĐÀ NẴNG\nĐà Nẵng');
  expect(decodeLegacy('Quyáº¿t Ä‘á»‹nh sá»‘ 5', 'utf8')).toBe('Quyết định số 5');
});

test('a hyphen of TCVN3 is «ư» where that makes a syllable, and a hyphen elsewhere', () => {
  expect(decodeLegacy('ph-¬ng h-íng, n-íc -u tiªn, nh- th- (l-u)', 'tcvn3')).toBe(
    'phương hướng, nước ưu tiên, như thư (lưu)',
  );
  expect(decodeLegacy('Sè: 12/Q§-UBND - §éc lËp - Tù do 5-6 -C¸c', 'tcvn3')).toBe(
    'Số: 12/QĐ-UBND - Độc lập - Tự do 5-6 -Các',
  );
  expect(decodeLegacy('TR-êNG-H-íNG', 'tcvn3')).toBe('TRƯỜNG-HƯỚNG');
});

test('plain text stays as it is in every encoding', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ !-,./-~]*$/), (text) => {
      for (const encoding of ['tcvn3', 'vni', 'utf8'] as const) {
        expect(decodeLegacy(text, encoding)).toBe(text);
      }
    }),
  );
});
