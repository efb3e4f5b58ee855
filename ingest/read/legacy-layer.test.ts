import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { convertedLayer } from './legacy-layer.ts';
import { openPdf } from './pdf-document.ts';
import { readPage, type PageText } from './page-text.ts';
import { rawPdf, type RawPdf } from './testing/raw-pdf.ts';

const made = path.join(process.env['TANGTHU_DATA'] ?? path.resolve('../shared/data'), 'made');

async function converted(pdf: RawPdf): Promise<PageText | undefined> {
  using document = await openPdf(rawPdf(pdf));
  return convertedLayer(document, 0, readPage(document, 0));
}

function shown(lines: readonly string[], font = 'F'): string {
  const text = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj 0 -16 Td`).join(' ');
  return `BT /${font} 12 Tf 72 700 Td ${text} ET`;
}

test('a layer of TCVN3 becomes Unicode, its words keep their boxes', async () => {
  const content = shown([
    'Céng hßa x· héi chñ nghÜa ViÖt Nam',
    'ph\u00ad¬ng h\u00adíng n\u00adíc ta nh\u00ad thÕ',
  ]);
  const page = await converted({ content });
  expect(page?.text).toBe('Cộng hòa xã hội chủ nghĩa Việt Nam\nphương hướng nước ta như thế');
  using pdf = await openPdf(rawPdf({ content }));
  expect(page?.words.map(({ left, right }) => [left, right])).toEqual(
    readPage(pdf, 0).words.map(({ left, right }) => [left, right]),
  );
  for (const { start, end } of page?.words ?? []) expect(page?.text.slice(start, end)).toMatch(/^[^\s]+$/);
});

test('a font of capitals makes capitals, and a Unicode font beside it stays', async () => {
  const content = [
    shown(['céng hßa x· héi chñ nghÜa viÖt nam', '®éc lËp tù do h¹nh phóc']),
    'BT /G 12 Tf 72 600 Td (Chợ cá hồng) Tj ET',
  ].join('\n');
  const meanings = { '\u00e1': 'á', '\u1ee3': 'ợ', '\u1ed3': 'ồ' };
  const page = await converted({
    content: content.replace('Chợ cá hồng', 'Ch% c\u00e1 h~ng'),
    meanings: { ...meanings, '%': 'ợ', '~': 'ồ' },
    font: 'ABCDEF+.VnTimeH',
    secondFont: 'TimesNewRoman',
  });
  expect(page?.text).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐỘC LẬP TỰ DO HẠNH PHÚC\nChợ cá hồng');
});

test('a layer of VNI becomes Unicode', async () => {
  const page = await converted({
    content: shown(['Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'ÑOÄC LAÄP TÖÏ DO HAÏNH PHUÙC']),
  });
  expect(page?.text).toBe('Cộng hòa xã hội chủ nghĩa Việt Nam\nĐỘC LẬP TỰ DO HẠNH PHÚC');
});

test('a symbol font that shows its codes in the private area is read by those codes', async () => {
  const codes = { '1': '\uf0e9', '2': '\uf0df', '3': '\uf0b7', '4': '\uf0f1', '5': '\uf0dc', '6': '\uf0d6' };
  const page = await converted({ content: shown(['C1ng h2a x3 h1i ch4 ngh5a Vi6t Nam']), meanings: codes });
  expect(page?.text).toBe('Cộng hòa xã hội chủ nghĩa Việt Nam');
});

test('UTF-8 that was taken for Windows-1252 is read where no letter was lost', async () => {
  const mistaken = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
  const page = await converted({
    content: shown([mistaken('Ủy ban nhân dân tỉnh và các huyện ra quyết định')]),
  });
  expect(page?.text).toBe('Ủy ban nhân dân tỉnh và các huyện ra quyết định');
  const lost = mistaken('Điều lệ hội đồng thời gian nộp hồ sơ đề nghị').replace(/[\u0080-\u009f]/g, '?');
  expect(await converted({ content: shown([lost]) })).toBeUndefined();
});

test('sound text, other languages and rubbish are left alone', async () => {
  expect(
    await converted({ content: shown(['The quick brown fox jumps over the lazy dog']) }),
  ).toBeUndefined();
  expect(
    await converted({ content: shown(['BO GIAO Dl)C vA BAo T~O TRUONG D~I HQC TAYl>O']) }),
  ).toBeUndefined();
  expect(await converted({ content: shown(['Le système français où l’été a été gêné']) })).toBeUndefined();
});

test.skipIf(!existsSync(made)).each(['tcvn3', 'vni'])(
  'every word of made/bad-layer/d01-%s.pdf comes out right',
  async (name) => {
    const truth = JSON.parse(readFileSync(path.join(made, 'truth', 'd01.json'), 'utf8')) as {
      pages: { text: string }[];
    };
    using pdf = await openPdf(readFileSync(path.join(made, 'bad-layer', `d01-${name}.pdf`)));
    for (const [index, { text }] of truth.pages.entries()) {
      const page = convertedLayer(pdf, index, readPage(pdf, index));
      expect(wordsOf(page?.text ?? '', name)).toEqual(wordsOf(text, name));
    }
  },
);

/** TCVN3 has no «Ủ» but in fonts of capitals. */
function wordsOf(text: string, encoding: string): string[] {
  return (encoding === 'tcvn3' ? text.toLowerCase() : text).split(/\s+/).sort();
}
