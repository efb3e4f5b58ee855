import sharp from 'sharp';
import { pageText, type SamplePage } from '../layout/page-text.ts';
import type { Random } from '../random.ts';
import { scanPage } from './scan.ts';

/** How badly a page was copied and scanned. */
export type Wear = 'light' | 'medium' | 'heavy';

interface Fault {
  /** Degrees by which the sheet may lie turned, either way. */
  readonly skew: number;
  /** Sigma of the blur in pixels. */
  readonly blur: number;
  /** What is left of the contrast, 0 to 1. */
  readonly contrast: number;
  /** The widest step of the grain, in grey levels either way. */
  readonly grain: number;
  /** The share of pixels that are dust or holes in the ink. */
  readonly dust: number;
  /** JPEG quality, 1 to 100. */
  readonly quality: number;
}

const FAULTS: Record<Wear, Fault> = {
  light: { skew: 0.85, blur: 0, contrast: 1, grain: 8, dust: 0, quality: 70 },
  medium: { skew: 1.6, blur: 0.6, contrast: 0.8, grain: 30, dust: 0.0002, quality: 50 },
  heavy: { skew: 2.6, blur: 0.9, contrast: 0.6, grain: 60, dust: 0.001, quality: 35 },
};

const DOTS_PER_INCH = 200;
const PAPER = 255;

/** A page scanned at 200 dpi with the faults of this wear: the JPEG, and the page with its words where they lie on it. */
export async function wornScan(
  { sheet }: SamplePage,
  wear: Wear,
  age: number,
  random: Random,
): Promise<{ jpeg: Buffer; page: SamplePage }> {
  const fault = FAULTS[wear];
  const page = pageText(sheet, random.between(-fault.skew, fault.skew));
  const scan = await scanPage(page, { age, dotsPerInch: DOTS_PER_INCH, quality: 95 }, random);
  const blurred = fault.blur > 0 ? sharp(scan).blur(fault.blur) : sharp(scan);
  const { data, info } = await blurred
    .linear(fault.contrast, PAPER * (1 - fault.contrast) * 0.8)
    .raw()
    .toBuffer({ resolveWithObject: true });
  grain(data, info.channels, fault, random);
  const jpeg = await sharp(data, { raw: info }).jpeg({ quality: fault.quality }).toBuffer();
  return { jpeg, page };
}

/** Roughens every pixel and strews dust, the same step in all channels. */
function grain(data: Buffer, channels: number, fault: Fault, random: Random): void {
  for (let at = 0; at < data.length; at += channels) {
    const fleck = random.chance(fault.dust) ? random.pick([-PAPER, PAPER]) : 0;
    const step = (random.next() + random.next() - 1) * fault.grain + fleck;
    for (let channel = at; channel < at + channels; channel++) {
      data[channel] = Math.max(0, Math.min(PAPER, Math.round((data[channel] ?? 0) + step)));
    }
  }
}
