import { expect, test } from 'vitest';
import { countsChart } from './counts-chart.ts';
import { countsDrawing } from './counts-drawing.ts';
import { svgFile } from './svg-file.ts';

const counts = {
  groups: [
    { year: '2020', type: 'QĐ', agency: 'A', count: 3 },
    { year: '2021', type: 'KH', agency: 'B', count: 1 },
  ],
};
const words = {
  title: 'Tiêu đề <script>',
  agencies: 'Theo cơ quan',
  typeName: (key: string) => `Loại ${key}`,
  agencyName: (key: string) => `Ủy ban & ${key}`,
  count: String,
  lead: 'Câu tìm: "đất" \u0001',
  foot: 'Nguồn',
};
const font = {
  family: 'Be Vietnam Pro',
  faces: [{ weight: 400, range: 'U+20', source: 'data:font/woff2;base64,AA' }],
} as const;

test('a file is whole XML, brings its font, and names nothing from elsewhere', () => {
  const svg = svgFile(countsDrawing(countsChart(counts), words, 900), words.title, font);
  expect(svg).toContain('Tiêu đề &lt;script&gt;');
  expect(svg).toContain('Ủy ban &amp; A: 3');
  expect(svg).toContain('2020 – Loại QĐ: 3');
  expect(svg).not.toContain('\u0001');
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/u);
  expect(svg).toContain("@font-face{font-family:'Be Vietnam Pro'");
});

test('nothing is drawn beyond the edges, at any width', () => {
  for (const width of [320, 620, 1100]) {
    const { shapes, height } = countsDrawing(countsChart(counts), words, width);
    for (const shape of shapes) {
      expect(shape.x).toBeGreaterThanOrEqual(0);
      expect(shape.y).toBeGreaterThanOrEqual(0);
      expect(shape.y).toBeLessThanOrEqual(height);
      if (shape.kind !== 'text') expect(shape.x + shape.width).toBeLessThanOrEqual(width + 0.01);
    }
  }
});
