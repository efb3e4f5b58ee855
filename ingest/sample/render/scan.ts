import sharp from 'sharp';
import type { SamplePage } from '../layout/page-text.ts';
import type { Random } from '../random.ts';
import { inkSvg } from './ink.ts';

/** How a page came out of the scanner. */
export interface ScanLook {
  /** Years since it was written: old paper is yellow, its ink pale. */
  age: number;
  dotsPerInch: number;
  /** JPEG quality, 1 to 100. */
  quality: number;
}

type Colour = [red: number, green: number, blue: number];

const freshPaper: Colour = [249, 248, 245];
const oldPaper: Colour = [231, 214, 178];
const bed: Colour = [206, 207, 209];

/** The page as a colour JPEG that looks scanned: paper tone, grain, edges, punch holes, specks, ink that is not even. */
export async function scanPage(page: SamplePage, look: ScanLook, random: Random): Promise<Buffer> {
  const scale = look.dotsPerInch / 72;
  const svg = Buffer.from(inkSvg(page, scale, random));
  const drawn = sharp(svg).ensureAlpha();
  const { data: ink, info } = await (look.age > 20 ? drawn.blur(0.45) : drawn)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = layOnPaper(ink, info.width, info.height, page.skew, look.age, random);
  return sharp(pixels, { raw: { width: info.width, height: info.height, channels: 3 } })
    .jpeg({ quality: look.quality, chromaSubsampling: '4:2:0', mozjpeg: true })
    .toBuffer();
}

function paperOf(age: number, random: Random): Colour {
  const share = Math.min(1, Math.max(0, (age - 6) / 42)) * random.between(0.75, 1);
  return [0, 1, 2].map(
    (channel) =>
      (freshPaper[channel] ?? 0) * (1 - share) + (oldPaper[channel] ?? 0) * share - random.between(0, 3),
  ) as Colour;
}

/** Puts the ink on paper, pixel by pixel. */
function layOnPaper(
  ink: Buffer,
  width: number,
  height: number,
  skew: number,
  age: number,
  random: Random,
): Buffer {
  const paper = paperOf(age, random);
  const grain = coarseNoise(width, height, 3, random);
  const cloud = coarseNoise(width, height, 90, random);
  const wear = coarseNoise(width, height, 7, random);
  const strength = 0.97 - Math.min(0.17, age * 0.004);
  const unevenness = age > 30 ? 0.3 : 0.12;
  const browned = Math.min(1, Math.max(0, (age - 25) / 25));
  const tan = Math.tan((skew * Math.PI) / 180);
  const out = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const leftEdge = Math.max(0, -(y - height / 2) * tan);
    const rightEdge = width - Math.max(0, (y - height / 2) * tan);
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const topEdge = Math.max(0, (x - width / 2) * tan);
      const bottomEdge = height - Math.max(0, -(x - width / 2) * tan);
      const inside = Math.min(x - leftEdge, rightEdge - x, y - topEdge, bottomEdge - y);
      const shade = (grain[at] ?? 0) * (3 + age * 0.05) + (cloud[at] ?? 0) * (4 + age * 0.14);
      const edge = inside < 26 ? (26 - inside) * (0.25 + browned * 0.9) : 0;
      const alpha = ((ink[at * 4 + 3] ?? 0) / 255) * strength * (1 - unevenness * (0.5 + (wear[at] ?? 0)));
      for (let channel = 0; channel < 3; channel += 1) {
        const ground =
          inside < 0 ? (bed[channel] ?? 0) : (paper[channel] ?? 0) + shade - edge * (1 + channel * 0.35);
        out[at * 3 + channel] = clamp(ground * (1 - alpha) + (ink[at * 4 + channel] ?? 0) * alpha);
      }
    }
  }
  blemish(out, width, height, age, random);
  return out;
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : Math.round(value);
}

/** Smooth noise from -0.5 to 0.5 whose spots are about `spot` pixels wide. */
function coarseNoise(width: number, height: number, spot: number, random: Random): Float32Array {
  const columns = Math.ceil(width / spot) + 2;
  const nodes = Float32Array.from(
    { length: columns * (Math.ceil(height / spot) + 2) },
    () => random.next() - 0.5,
  );
  const noise = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor(y / spot);
    const down = y / spot - row;
    for (let x = 0; x < width; x += 1) {
      const column = Math.floor(x / spot);
      const across = x / spot - column;
      const node = row * columns + column;
      const upper = (nodes[node] ?? 0) * (1 - across) + (nodes[node + 1] ?? 0) * across;
      const lower = (nodes[node + columns] ?? 0) * (1 - across) + (nodes[node + columns + 1] ?? 0) * across;
      noise[y * width + x] = upper * (1 - down) + lower * down;
    }
  }
  return noise;
}

/** Dust, punch holes at the left margin and, on old paper, a fold and a stain. */
function blemish(out: Buffer, width: number, height: number, age: number, random: Random): void {
  const specks = random.whole(2, 10 + Math.round(age * 0.6));
  for (let speck = 0; speck < specks; speck += 1) {
    spot(
      out,
      width,
      height,
      random.between(0, width),
      random.between(0, height),
      random.between(0.5, 1.6),
      -random.between(40, 120),
    );
  }
  if (random.chance(0.45)) {
    const x = width * random.between(0.035, 0.05);
    const middle = height * random.between(0.47, 0.53);
    for (const y of [middle - height * 0.135, middle + height * 0.135])
      spot(out, width, height, x, y, width * 0.0125, -random.between(70, 120));
  }
  if (age > 18 && random.chance(0.6))
    crease(out, width, height, Math.round(height * random.between(0.46, 0.54)), random);
}

function spot(
  out: Buffer,
  width: number,
  height: number,
  x: number,
  y: number,
  radius: number,
  change: number,
): void {
  for (let row = Math.max(0, Math.floor(y - radius - 1)); row < Math.min(height, y + radius + 1); row += 1) {
    for (
      let column = Math.max(0, Math.floor(x - radius - 1));
      column < Math.min(width, x + radius + 1);
      column += 1
    ) {
      const share = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(column - x, row - y)));
      shift(out, row * width + column, change * share);
    }
  }
}

function crease(out: Buffer, width: number, height: number, y: number, random: Random): void {
  const slope = random.between(-0.004, 0.004);
  for (let x = 0; x < width; x += 1) {
    const row = Math.round(y + slope * x);
    if (row < 1 || row + 2 >= height) continue;
    shift(out, row * width + x, -16);
    shift(out, (row + 1) * width + x, 9);
    shift(out, (row - 1) * width + x, -6);
  }
}

function shift(out: Buffer, pixel: number, change: number): void {
  for (let channel = 0; channel < 3; channel += 1)
    out[pixel * 3 + channel] = clamp((out[pixel * 3 + channel] ?? 0) + change);
}
