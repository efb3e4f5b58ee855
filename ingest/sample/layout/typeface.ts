import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';

export type Face = 'regular' | 'bold' | 'italic' | 'boldItalic' | 'typed';

/** Measures of a glyph or a word in thousandths of the type size; up is positive, the baseline is 0. */
export interface Shape {
  advance: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const require = createRequire(import.meta.url);
const files: Record<Face, { name: string; variant: string }> = {
  regular: { name: 'tinos', variant: '400-normal' },
  bold: { name: 'tinos', variant: '700-normal' },
  italic: { name: 'tinos', variant: '400-italic' },
  boldItalic: { name: 'tinos', variant: '700-italic' },
  typed: { name: 'ibm-plex-mono', variant: '400-normal' },
};
const subsets = ['latin', 'vietnamese', 'latin-ext'];
const fonts = new Map<Face, Font[]>();
const glyphShapes = new Map<Face, Map<string, Shape>>();
const wordShapes = new Map<Face, Map<string, Shape>>();
const keptWords = 60_000;

function fontsOf(face: Face): Font[] {
  let opened = fonts.get(face);
  if (!opened) {
    const { name, variant } = files[face];
    opened = subsets.map((subset) => {
      const path = require.resolve(`@fontsource/${name}/files/${name}-${subset}-${variant}.woff`);
      return create(readFileSync(path)) as Font;
    });
    fonts.set(face, opened);
  }
  return opened;
}

/** The font among a face's subset files that has a character. */
function fontFor(face: Face, character: string): Font {
  const code = character.codePointAt(0) ?? 32;
  const font = fontsOf(face).find((candidate) => candidate.hasGlyphForCodePoint(code));
  if (!font)
    throw new RangeError(
      `No ${face} glyph for «${character}»: use letters that Tinos and IBM Plex Mono have.`,
    );
  return font;
}

/** The outline of a character as SVG path commands in font units (up is positive), with the units of one em. */
export function outlineOf(
  face: Face,
  character: string,
): { commands: { command: string; args: number[] }[]; unitsPerEm: number } {
  const font = fontFor(face, character);
  const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 32);
  return { commands: glyph.path.commands, unitsPerEm: font.unitsPerEm };
}

/** The measures of one character. */
export function glyphShape(face: Face, character: string): Shape {
  let shapes = glyphShapes.get(face);
  if (!shapes) glyphShapes.set(face, (shapes = new Map<string, Shape>()));
  let shape = shapes.get(character);
  if (!shape) {
    const font = fontFor(face, character);
    const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 32);
    const unit = 1000 / font.unitsPerEm;
    const box = glyph.path.bbox;
    const inked = Number.isFinite(box.minX);
    shape = {
      advance: glyph.advanceWidth * unit,
      left: inked ? box.minX * unit : 0,
      right: inked ? box.maxX * unit : 0,
      top: inked ? box.maxY * unit : 0,
      bottom: inked ? box.minY * unit : 0,
    };
    shapes.set(character, shape);
  }
  return shape;
}

/** The measures of a word set in a face, its ink box included. */
export function wordShape(face: Face, word: string): Shape {
  let shapes = wordShapes.get(face);
  if (!shapes || shapes.size > keptWords) wordShapes.set(face, (shapes = new Map<string, Shape>()));
  let shape = shapes.get(word);
  if (!shape) {
    shape = measure(face, word);
    shapes.set(word, shape);
  }
  return shape;
}

function measure(face: Face, word: string): Shape {
  let advance = 0;
  let left = Infinity;
  let right = -Infinity;
  let top = -Infinity;
  let bottom = Infinity;
  for (const character of word) {
    const glyph = glyphShape(face, character);
    left = Math.min(left, advance + glyph.left);
    right = Math.max(right, advance + glyph.right);
    top = Math.max(top, glyph.top);
    bottom = Math.min(bottom, glyph.bottom);
    advance += glyph.advance;
  }
  return { advance, left, right, top, bottom };
}
