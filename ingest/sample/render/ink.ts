import type { SamplePage } from '../layout/page-text.ts';
import { glyphShape } from '../layout/typeface.ts';
import type { PlacedWord } from '../layout/sheet.ts';
import type { Random } from '../random.ts';
import { glyphPath } from './glyph-path.ts';
import { seal } from './seal.ts';
import { signature } from './signature.ts';

const colours = { black: '#17171b', red: '#bf1f2b' };

/** All ink of a page as an SVG on nothing: text as outlines, rules, signatures and seals, turned by the page's skew. */
export function inkSvg(page: SamplePage, scale: number, random: Random): string {
  const width = Math.round(page.width * scale);
  const height = Math.round(page.height * scale);
  const words = page.sheet.lines.flat();
  const typed = words.some((word) => word.face === 'typed');
  const black = words.filter((word) => word.ink !== 'red');
  const red = words.filter((word) => word.ink === 'red');
  const text = typed
    ? typedInk(black, scale, random)
    : `<path fill="${colours.black}" d="${outlines(black, scale)}"/>`;
  const marks = page.sheet.marks.map((mark) =>
    mark.kind === 'seal'
      ? seal(
          mark.text ?? '',
          (mark.x + random.between(-7, 7)) * scale,
          (mark.y + random.between(-5, 5)) * scale,
          scale,
          random,
        )
      : signature(mark.x * scale, mark.y * scale, scale, random),
  );
  const turn = `rotate(${page.skew.toFixed(4)} ${((page.width / 2) * scale).toFixed(2)} ${((page.height / 2) * scale).toFixed(2)})`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="${turn}">${text}<path fill="${colours.red}" d="${outlines(red, scale)}"/>${rules(page, scale)}${marks.join('')}</g></svg>`;
}

function outlines(words: readonly PlacedWord[], scale: number): string {
  const parts: string[] = [];
  for (const word of words) {
    let x = word.x * scale;
    const em = Math.round(word.size * scale * 100) / 100;
    for (const character of word.text) {
      parts.push(`M${x.toFixed(2)} ${(word.y * scale).toFixed(2)}${glyphPath(word.face, character, em)}`);
      x += (glyphShape(word.face, character).advance * em) / 1000;
    }
  }
  return parts.join('');
}

/** A typewriter strikes each letter a little higher or lower, stronger or weaker. */
function typedInk(words: readonly PlacedWord[], scale: number, random: Random): string {
  const strengths: string[][] = [[], [], []];
  for (const word of words) {
    const em = Math.round(word.size * scale * 100) / 100;
    let x = word.x * scale;
    for (const character of word.text) {
      const y = word.y * scale + random.between(-0.32, 0.32) * scale;
      const path = `M${(x + random.between(-0.12, 0.12) * scale).toFixed(2)} ${y.toFixed(2)}${glyphPath(word.face, character, em)}`;
      strengths[random.whole(0, 2)]?.push(path);
      x += (glyphShape(word.face, character).advance * em) / 1000;
    }
  }
  return strengths
    .map(
      (paths, index) =>
        `<path fill="#23222c" stroke="#23222c" stroke-width="${(0.16 + index * 0.12).toFixed(2)}" opacity="${(0.72 + index * 0.12).toFixed(2)}" d="${paths.join('')}"/>`,
    )
    .join('');
}

function rules(page: SamplePage, scale: number): string {
  return page.sheet.rules
    .map((rule) => {
      const d = `M${(rule.x1 * scale).toFixed(1)} ${(rule.y1 * scale).toFixed(1)}L${(rule.x2 * scale).toFixed(1)} ${(rule.y2 * scale).toFixed(1)}`;
      return `<path d="${d}" stroke="${colours[rule.ink ?? 'black']}" stroke-width="${(rule.weight * scale).toFixed(2)}" fill="none"/>`;
    })
    .join('');
}
