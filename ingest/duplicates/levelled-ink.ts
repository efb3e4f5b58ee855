/** Slopes that are tried: 4 degrees to either side in steps of a quarter. */
const SLOPES = Array.from({ length: 33 }, (_, step) => Math.tan((((step - 16) / 4) * Math.PI) / 180));
/** So many specks of ink tell the slope. */
const MOST_TRIED = 20_000;

/** Places of ink (pixels) laid level: turned so that lines of writing, or upright edges, run straight. */
export function levelled(
  across: Float64Array,
  down: Float64Array,
): { across: Float64Array; down: Float64Array } {
  const every = Math.ceil(across.length / MOST_TRIED);
  let [best, slope] = [-1, 0];
  for (const tried of SLOPES) {
    const sharpness = Math.max(peaks(down, across, -tried, every), peaks(across, down, tried, every));
    if (sharpness > best) [best, slope] = [sharpness, tried];
  }
  return {
    across: across.map((x, at) => x + (down[at] ?? 0) * slope),
    down: down.map((y, at) => y - (across[at] ?? 0) * slope),
  };
}

/** How unevenly ink falls on straight lines of a slope: most where they are lines of writing. */
function peaks(places: Float64Array, others: Float64Array, slope: number, every: number): number {
  const lines = new Map<number, number>();
  for (let at = 0; at < places.length; at += every) {
    const line = Math.round((places[at] ?? 0) + (others[at] ?? 0) * slope);
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  let squares = 0;
  for (const count of lines.values()) squares += count * count;
  return squares;
}
