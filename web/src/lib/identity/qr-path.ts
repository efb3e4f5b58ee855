import { encode } from 'uqr';

/** A QR code as one SVG path of unit squares, with the length of its sides (four squares of margin included). */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/** Draws a text as a QR code, with the error correction that bears a scratched screen. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join('') };
}
