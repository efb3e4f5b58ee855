import { outlineOf, type Face } from '../layout/typeface.ts';

const cache = new Map<string, string>();

/**
 * A character's outline as relative SVG path commands from its origin on the baseline, scaled so that one em is
 * `em` pixels. Put `M x y` before it.
 */
export function glyphPath(face: Face, character: string, em: number): string {
  const key = `${face} ${em} ${character}`;
  let path = cache.get(key);
  if (path === undefined) {
    path = trace(face, character, em);
    cache.set(key, path);
  }
  return path;
}

function trace(face: Face, character: string, em: number): string {
  const { commands, unitsPerEm } = outlineOf(face, character);
  const scale = em / unitsPerEm;
  const parts: string[] = [];
  let [penX, penY, startX, startY] = [0, 0, 0, 0];
  const relative = (args: readonly number[]): string =>
    args
      .map((value, index) => round(index % 2 === 0 ? value * scale - penX : -value * scale - penY))
      .join(' ');
  for (const { command, args } of commands) {
    if (command === 'closePath') {
      parts.push('z');
      [penX, penY] = [startX, startY];
      continue;
    }
    parts.push((letters[command] ?? 'l') + relative(args));
    penX = (args.at(-2) ?? 0) * scale;
    penY = -(args.at(-1) ?? 0) * scale;
    if (command === 'moveTo') [startX, startY] = [penX, penY];
  }
  return parts.join('');
}

const letters: Record<string, string> = {
  moveTo: 'm',
  lineTo: 'l',
  quadraticCurveTo: 'q',
  bezierCurveTo: 'c',
};

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
