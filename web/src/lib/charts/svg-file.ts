import { PAPER, type Drawing, type Shape } from './drawing.ts';

/** A font that a file brings along: weights and the parts of it as data addresses. */
export interface FileFont {
  readonly family: string;
  readonly faces: readonly { readonly weight: 400 | 600; readonly range: string; readonly source: string }[];
}

const MARGIN = 24;

/** A drawing as an SVG file that looks the same everywhere: with its own font, on paper, without anything from elsewhere. */
export function svgFile({ width, height, shapes }: Drawing, title: string, font: FileFont): string {
  const faces = font.faces.map(
    ({ weight, range, source }) =>
      `@font-face{font-family:'${font.family}';font-weight:${weight};src:url(${source}) format('woff2');unicode-range:${range}}`,
  );
  const [wide, tall] = [width + 2 * MARGIN, height + 2 * MARGIN];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${tall}" width="${wide}" height="${tall}" role="img" font-family="'${font.family}', sans-serif">`,
    `<title>${escaped(title)}</title><style>${faces.join('')}</style>`,
    `<rect width="${wide}" height="${tall}" fill="${PAPER.sheet}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">`,
    ...shapes.map(element),
    '</g></svg>\n',
  ].join('\n');
}

function element(shape: Shape): string {
  const colour = PAPER[shape.colour];
  if (shape.kind === 'line') {
    return `<line x1="${round(shape.x)}" x2="${round(shape.x + shape.width)}" y1="${round(shape.y)}" y2="${round(shape.y)}" stroke="${colour}"/>`;
  }
  if (shape.kind === 'text') {
    const weight = shape.bold ? ' font-weight="600"' : '';
    return `<text x="${round(shape.x)}" y="${round(shape.y)}" font-size="${shape.size}" text-anchor="${shape.anchor}" fill="${colour}"${weight}>${escaped(shape.text)}</text>`;
  }
  const title = shape.title === '' ? '' : `<title>${escaped(shape.title)}</title>`;
  return `<rect x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.width)}" height="${round(shape.height)}" fill="${colour}">${title}</rect>`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** A text as XML holds it; characters that XML does not know are left out. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
