import { expect, test } from 'vitest';
import sharp from 'sharp';
import type { StoredRun } from '../quality/stored-run.ts';
import { qualityChart } from './quality-chart.ts';

function stored(suite: string, results: Record<string, number>): StoredRun {
  return { suite, at: '2026-01-01', commit: '', machine: '', model: 'model <1> & Co', results, scores: {} };
}

const legal = stored('legal', {
  questions: 229,
  'fused.ndcg10': 0.727,
  'fused.ndcg10Low': 0.68,
  'fused.ndcg10High': 0.77,
  'meaning.ndcg10': 0.632,
  'words.ndcg10': 0.7,
});

test('the chart shows each ranker beside the published models, and is an image', async () => {
  const svg = qualityChart({ legal });
  for (const figure of ['0.727', '0.632', '0.700', '0.723', '0.666', '0.616', '0.603'])
    expect(svg).toContain(figure);
  expect(svg).toContain('VietLegal-E5');
  expect(svg).toContain('229 questions held out');
  expect(svg).toContain('model &lt;1> &amp; Co');
  expect(svg).toContain('prefers-color-scheme: dark');
  expect((await sharp(Buffer.from(svg)).metadata()).format).toBe('svg');
});

test('everything stands within the scale, however far out', () => {
  const far = stored('legal', { 'fused.ndcg10': 0, 'fused.ndcg10Low': 0, 'fused.ndcg10High': 1 });
  for (const [, x] of qualityChart({ legal: far }).matchAll(/\b(?:cx|x1|x2|x)="(-?[\d.]+)"/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(0);
    expect(Number(x)).toBeLessThanOrEqual(820);
  }
});

test('without a stored run it says how to store one', () => {
  expect(() => qualityChart({})).toThrow(/--store/);
});
