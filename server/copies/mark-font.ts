import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { create, type Font } from 'fontkit';

/** The font's files for Vietnamese and plain letters; each letter is taken from the first that has it. */
const FILES = ['vietnamese', 'latin', 'latin-ext'].map(
  (part) => `@fontsource/tinos/files/tinos-${part}-400-normal.woff`,
);

let loading: Promise<readonly Font[]> | undefined;

/** A line of text as the path of an SVG, `size` pixels an em, from the baseline at 0, 0; and how wide it is. */
export async function linePath(
  text: string,
  size: number,
): Promise<{ readonly path: string; readonly width: number }> {
  const fonts = await (loading ??= Promise.all(FILES.map(loadFont)));
  const parts: string[] = [];
  let width = 0;
  for (const letter of text.normalize('NFC')) {
    const point = letter.codePointAt(0) ?? 0x20;
    const font = fonts.find((each) => each.hasGlyphForCodePoint(point)) ?? fonts[0];
    if (!font) continue;
    const scale = size / font.unitsPerEm;
    const glyph = font.glyphForCodePoint(point);
    parts.push(glyph.path.scale(scale, -scale).translate(width, 0).toSVG());
    width += glyph.advanceWidth * scale;
  }
  return { path: parts.join(''), width };
}

async function loadFont(file: string): Promise<Font> {
  const font = create(await readFile(fileURLToPath(import.meta.resolve(file))));
  if (!('glyphForCodePoint' in font)) throw new Error(`${file} holds several fonts.`);
  return font;
}
