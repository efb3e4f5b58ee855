import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'tangthu-suite-'));
const articles = [
  {
    id: 'a',
    title: 'Cấp lại thẻ căn cước',
    text: 'Công dân làm mất thẻ căn cước được cấp lại trong bảy ngày làm việc.',
  },
  {
    id: 'b',
    title: 'Đăng ký khai sinh',
    text: 'Cha, mẹ đăng ký khai sinh cho con trong sáu mươi ngày từ ngày sinh.',
  },
  {
    id: 'c',
    title: 'Phí sử dụng vỉa hè',
    text: 'Người kinh doanh trên vỉa hè nộp phí theo tháng cho ủy ban nhân dân phường.',
  },
];
const questions = [
  { id: 1, text: 'mất thẻ căn cước thì mấy ngày được cấp lại?', relevant: ['a'] },
  { id: 2, text: 'khai sinh cho con trong bao lâu', relevant: ['b'] },
  { id: 3, text: 'buôn bán vỉa hè nộp tiền cho ai', relevant: ['c'] },
];
mkdirSync(join(folder, 'citizen'));
writeFileSync(join(folder, 'citizen/corpus.jsonl.gz'), gzipSync(lines(articles)));
writeFileSync(join(folder, 'questions.jsonl'), lines(questions));

function lines(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

async function evals(...words: string[]): Promise<{ stdout: string; stderr: string; code: number }> {
  return run(process.execPath, [join(import.meta.dirname, 'run-suite.ts'), ...words]).then(
    (said) => ({ ...said, code: 0 }),
    (error: unknown) => error as { stdout: string; stderr: string; code: number },
  );
}

test.skipIf(process.env['TANGTHU_TEST_STORES'] === 'pglite')(
  'questions from a file are asked of texts from a folder, and the figures written as JSON',
  async () => {
    const json = join(folder, 'results.json');
    const words = ['citizen', '--data', folder, '--queries', join(folder, 'questions.jsonl'), '--cases'];
    const { stdout, code } = await evals(...words, '--json', json);
    expect(code).toBe(0);
    expect(stdout).toMatch(/UNSEEN.*\(3 questions\)[\s\S]*words {2}[\s\S]*meaning {2}[\s\S]*fused {2}/);
    const report = JSON.parse(readFileSync(json, 'utf8')) as {
      suite: string;
      results: object;
      cases: object[];
    };
    expect(report).toMatchObject({
      suite: 'citizen',
      results: { questions: 3, 'fused.ndcg10': 1, 'fused.recall100': 1, 'words.recall10': 1 },
      cases: [],
    });
    expect(Object.keys(report)).toEqual(['suite', 'at', 'commit', 'machine', 'results', 'cases']);
    expect(report.results).toHaveProperty('fused.p95Ms');
  },
  120_000,
);

test('what cannot be run is refused in one sentence', async () => {
  const refusals = [
    [['nothing'], /^Say which suite to run: legal, citizen, procedures, sample, ocr/],
    [['legal', '--data', join(folder, 'none'), '--store'], /^Only a run of the built-in questions is stored/],
    [['legal', '--data', join(folder, 'none')], /There is no file .*none\/legal\/corpus\.jsonl\.gz/],
  ] as const;
  for (const [words, sentence] of refusals) {
    const { code, stderr } = await evals(...words);
    expect(code).toBe(1);
    expect(stderr.trim()).toMatch(sentence);
    expect(stderr).not.toContain(' at ');
  }
}, 120_000);
