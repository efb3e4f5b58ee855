import { glyphShape, type Face } from '../layout/typeface.ts';
import type { Random } from '../random.ts';
import { glyphPath } from './glyph-path.ts';

const red = '#c4202c';

/** A round red seal as SVG, centred at x, y (pixels), with the name in its ring and a star inside. */
export function seal(name: string, x: number, y: number, scale: number, random: Random): string {
  const radius = 17 * 2.83 * scale;
  const turn = random.between(-14, 14);
  const size = Math.min(8.4, 190 / Math.max(14, name.length)) * scale;
  const upper = onArc(name, 'bold', size, radius - size * 1.35, -90, 1);
  const lower = onArc('T.P TÂN GIANG', 'bold', 7 * scale, radius - 7 * scale * 0.65, 90, -1);
  const opacity = random.between(0.62, 0.85).toFixed(2);
  return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(1)})" fill="${red}" stroke="none" opacity="${opacity}">
<circle r="${radius.toFixed(1)}" fill="none" stroke="${red}" stroke-width="${(1.9 * scale).toFixed(2)}"/>
<circle r="${(radius * 0.955).toFixed(1)}" fill="none" stroke="${red}" stroke-width="${(0.6 * scale).toFixed(2)}"/>
<circle r="${(radius * 0.62).toFixed(1)}" fill="none" stroke="${red}" stroke-width="${(0.9 * scale).toFixed(2)}"/>
<path d="${star(radius * 0.4)}"/>${upper}${lower}</g>`;
}

/** Letters along a circle, their middle at the given angle; side 1 stands outward, -1 reads along the bottom. */
function onArc(text: string, face: Face, em: number, radius: number, middle: number, side: 1 | -1): string {
  const advances = Array.from(text).map((letter) => ((glyphShape(face, letter).advance + 40) * em) / 1000);
  const whole = advances.reduce((sum, advance) => sum + advance, 0);
  let along = -whole / 2;
  return Array.from(text)
    .map((letter, index) => {
      const advance = advances[index] ?? 0;
      const angle = middle + (side * (((along + advance / 2) / radius) * 180)) / Math.PI;
      along += advance;
      const turn = angle + side * 90;
      const [px, py] = [
        radius * Math.cos((angle * Math.PI) / 180),
        radius * Math.sin((angle * Math.PI) / 180),
      ];
      const start = `M${(-advance / 2).toFixed(2)} 0`;
      return `<path transform="translate(${px.toFixed(2)} ${py.toFixed(2)}) rotate(${turn.toFixed(2)})" d="${start}${glyphPath(face, letter, em)}"/>`;
    })
    .join('');
}

function star(radius: number): string {
  const points = Array.from({ length: 10 }, (_none, index) => {
    const reach = index % 2 === 0 ? radius : radius * 0.4;
    const angle = (index * 36 - 90) * (Math.PI / 180);
    return `${(reach * Math.cos(angle)).toFixed(1)} ${(reach * Math.sin(angle)).toFixed(1)}`;
  });
  return `M${points.join('L')}z`;
}
