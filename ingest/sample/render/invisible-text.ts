import { turned, type SamplePage } from '../layout/page-text.ts';
import type { BoxFont } from './box-font.ts';

/**
 * The page's words as PDF text operators in rendering mode 3 (invisible), each word turned and stretched so that it
 * lies on the ink of the scan. A space follows every word but a line's last.
 */
export function invisibleText(page: SamplePage, font: BoxFont): string {
  const angle = (-page.skew * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turn = `${number(cos)} ${number(sin)} ${number(-sin)} ${number(cos)}`;
  const parts = ['BT', '3 Tr'];
  let size = 0;
  for (const line of page.sheet.lines) {
    for (const [index, word] of line.entries()) {
      if (word.size !== size) parts.push(`/F0 ${number((size = word.size))} Tf`);
      const plain = Array.from(word.text).reduce(
        (sum, letter) => sum + (font.widths[font.glyphs.get(letter) ?? 0] ?? 0),
        0,
      );
      const stretch = plain > 0 ? (word.shape.advance / plain) * 100 : 100;
      const at = turned(word.x, word.y, page.skew);
      const shown = index < line.length - 1 ? `${word.text} ` : word.text;
      const codes = Array.from(shown)
        .map((letter) => (font.glyphs.get(letter) ?? 0).toString(16).padStart(4, '0'))
        .join('');
      parts.push(
        `${number(stretch)} Tz ${turn} ${number(at.x)} ${number(page.height - at.y)} Tm <${codes}> Tj`,
      );
    }
  }
  parts.push('ET');
  return parts.join('\n');
}

function number(value: number): string {
  return String(Math.round(value * 100_000) / 100_000);
}
