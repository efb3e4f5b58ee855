/** The size of a drawing in pixels. */
export const WIDTH = 620;
export const HEIGHT = 877;

/** A drawing as SVG: bars and circles where a seed puts them. */
export function drawing(seed: number): Buffer {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const shapes = Array.from({ length: 14 }, () => {
    const [x, y] = [60 + next(440), 80 + next(680)];
    return next(2)
      ? `<rect x="${x}" y="${y}" width="${20 + next(90)}" height="${8 + next(60)}"/>`
      : `<circle cx="${x}" cy="${y}" r="${8 + next(40)}"/>`;
  });
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#f4efe0"/>${shapes.join('')}</svg>`,
  );
}
