import { glyphShape } from '../layout/typeface.ts';

const unitsPerEm = 1000;
const ascent = 891;
const descent = -216;

/** A tiny TrueType font and how its glyphs stand for characters. */
export interface BoxFont {
  bytes: Buffer;
  /** Glyph number of each character. */
  glyphs: ReadonlyMap<string, number>;
  /** Advance widths by glyph number, in thousandths of an em. */
  widths: readonly number[];
  ascent: number;
  descent: number;
}

/**
 * A font whose every glyph is a plain box as large as the character's ink in the serif face. Invisible text set in it
 * gives readers exact character boxes at a fraction of a real font's size.
 */
export function boxFont(characters: Iterable<string>): BoxFont {
  const list = [...new Set(characters)].sort();
  const shapes = list.map((character) => glyphShape('regular', character));
  const boxes = [
    { left: 60, bottom: 0, right: 440, top: 700 },
    ...shapes.map((shape) => ({
      left: Math.round(shape.left),
      bottom: Math.round(shape.bottom),
      right: Math.round(shape.right),
      top: Math.round(shape.top),
    })),
  ];
  const widths = [500, ...shapes.map((shape) => Math.round(shape.advance))];
  return {
    bytes: trueType(boxes, widths),
    glyphs: new Map(list.map((character, index) => [character, index + 1])),
    widths,
    ascent,
    descent,
  };
}

interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

function trueType(boxes: readonly Box[], widths: readonly number[]): Buffer {
  const outlines = boxes.map((box) =>
    box.right > box.left && box.top > box.bottom ? outline(box) : Buffer.alloc(0),
  );
  const offsets = Buffer.alloc((outlines.length + 1) * 4);
  let offset = 0;
  outlines.forEach((bytes, index) => {
    offsets.writeUInt32BE(offset, index * 4);
    offset += bytes.length;
  });
  offsets.writeUInt32BE(offset, outlines.length * 4);
  const metrics = Buffer.concat(boxes.map((box, index) => int16s([widths[index] ?? 0, box.left])));
  const tables: [string, Buffer][] = [
    ['cmap', int16s([0, 1, 1, 0, 0, 12, 6, 12, 0, 0, 1, 0])],
    ['glyf', Buffer.concat(outlines)],
    ['head', head(boxes)],
    [
      'hhea',
      Buffer.concat([
        int32s([0x00010000]),
        int16s([ascent, descent, 0, Math.max(...widths), 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, boxes.length]),
      ]),
    ],
    ['hmtx', metrics],
    ['loca', offsets],
    [
      'maxp',
      Buffer.concat([int32s([0x00010000]), int16s([boxes.length, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])]),
    ],
    ['post', Buffer.concat([int32s([0x00030000, 0]), int16s([-100, 50]), int32s([0, 0, 0, 0, 0])])],
  ];
  return assemble(tables);
}

function outline(box: Box): Buffer {
  const wide = box.right - box.left;
  const high = box.top - box.bottom;
  const bytes = Buffer.concat([
    int16s([1, box.left, box.bottom, box.right, box.top, 3, 0]),
    Buffer.from([1, 1, 1, 1]),
    int16s([box.left, 0, wide, 0, box.bottom, high, 0, -high]),
  ]);
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function head(boxes: readonly Box[]): Buffer {
  const edges = [
    Math.min(...boxes.map((box) => box.left)),
    Math.min(...boxes.map((box) => box.bottom)),
    Math.max(...boxes.map((box) => box.right)),
    Math.max(...boxes.map((box) => box.top)),
  ];
  return Buffer.concat([
    int32s([0x00010000, 0x00010000, 0, 0x5f0f3cf5]),
    int16s([0, unitsPerEm]),
    int32s([0, 0, 0, 0]),
    int16s([...edges, 0, 8, 2, 1, 0]),
  ]);
}

function assemble(tables: readonly [string, Buffer][]): Buffer {
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const parts: Buffer[] = [
    int32s([0x00010000]),
    int16s([tables.length, power * 16, Math.log2(power), tables.length * 16 - power * 16]),
  ];
  let at = 12 + tables.length * 16;
  for (const [tag, bytes] of tables) {
    parts.push(Buffer.from(tag, 'latin1'), int32s([checksum(bytes), at, bytes.length]));
    at += Math.ceil(bytes.length / 4) * 4;
  }
  for (const [, bytes] of tables) parts.push(padded(bytes));
  const font = Buffer.concat(parts);
  const headAt = tableOffset(tables, 'head');
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headAt + 8);
  return font;
}

function tableOffset(tables: readonly [string, Buffer][], wanted: string): number {
  let at = 12 + tables.length * 16;
  for (const [tag, bytes] of tables) {
    if (tag === wanted) return at;
    at += padded(bytes).length;
  }
  throw new RangeError(`The font has no table ${wanted}.`);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function checksum(bytes: Buffer): number {
  const whole = padded(bytes);
  let sum = 0;
  for (let at = 0; at < whole.length; at += 4) sum = (sum + whole.readUInt32BE(at)) >>> 0;
  return sum;
}

function int16s(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16BE(value & 0xffff, index * 2));
  return bytes;
}

function int32s(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value >>> 0, index * 4));
  return bytes;
}
