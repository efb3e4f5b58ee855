import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { loadEmbeddings } from '../embedding/local-embeddings.ts';

const python = '/usr/bin/python3';
const hasTorch = spawnSync(python, ['-c', 'import torch, numpy']).status === 0;
const tinyRecipe =
  '--pieces 700 --dimensions 32 --batch 64 --steps 30 --question-steps 4 --question-batch 32 --mine-every 2';

const onsets = ['b', 'c', 'đ', 'h', 'kh', 'l', 'm', 'ng', 'nh', 'ph', 's', 't', 'th', 'tr', 'v', 'x'];
const rhymes = [
  'an',
  'ơn',
  'ươi',
  'iên',
  'oan',
  'ông',
  'ức',
  'ệnh',
  'oà',
  'uỳnh',
  'ác',
  'ất',
  'em',
  'inh',
  'ôi',
  'ư',
];
const syllables = onsets.flatMap((onset) => rhymes.map((rhyme) => onset + rhyme));

/** Forty subjects of six syllables each that no other subject has. */
const subjects = Array.from({ length: 40 }, (_, index) => syllables.slice(index * 6, index * 6 + 6));

function articleText(subject: readonly string[], seed: number): string {
  const words = Array.from({ length: 90 }, (_, at) =>
    at % 3 === 0 ? syllables[240 + ((at * 7 + seed) % 16)] : subject[(at * 5 + seed) % 6],
  );
  return words.join(' ');
}

function writeLines(path: string, records: readonly object[]): void {
  mkdirSync(dirname(path), { recursive: true });
  const text = records.map((record) => JSON.stringify(record)).join('\n') + '\n';
  writeFileSync(path, path.endsWith('.gz') ? gzipSync(text) : text);
}

function writeData(folder: string): void {
  const articles = subjects.flatMap((subject, topic) =>
    [0, 1, 2].map((part) => ({
      id: `${topic}+${part}`,
      law: String(topic),
      title: `Điều ${part}. ${subject.slice(part, part + 4).join(' ')}`,
      text: articleText(subject, part),
    })),
  );
  const questions = articles.map(({ id, title }) => ({ id, text: title.slice(8), relevant: [id] }));
  for (const collection of ['legal', 'citizen']) {
    writeLines(join(folder, collection, 'corpus.jsonl.gz'), articles);
    writeLines(join(folder, collection, 'queries.jsonl'), questions);
  }
  const procedure = {
    ten_thu_tuc: 'thủ tục',
    trinh_tu_thuc_hien: articleText(subjects[0] ?? [], 4),
    cach_thuc_thuc_hien: '',
    thanh_phan_ho_so: null,
    yeu_cau_dieu_kien: '',
  };
  writeLines(join(folder, 'procedures', 'procedures.jsonl.gz'), [procedure]);
  for (const name of ['vbpl', 'congbao', 'viwiki']) {
    writeLines(join(folder, 'text', `${name}.jsonl.gz`), [
      { title: '', text: articleText(subjects[1] ?? [], 5) },
    ]);
  }
}

test.skipIf(!hasTorch)(
  'the recipe makes a folder that the embedder loads, which finds a subject (skipped without python3-torch)',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'train-'));
    try {
      writeData(join(folder, 'data'));
      const command = [
        join(import.meta.dirname, 'train.py'),
        '--data',
        join(folder, 'data'),
        '--out',
        join(folder, 'model'),
      ];
      execFileSync(python, [...command, ...tinyRecipe.split(' ')], { stdio: 'pipe' });
      const embeddings = await loadEmbeddings(join(folder, 'model'));
      expect(embeddings.dimensions).toBe(32);
      const passages = await embeddings.embedDocuments(subjects.map((subject) => articleText(subject, 3)));
      const found = await Promise.all(
        subjects.map(async (subject) => {
          const asked = await embeddings.embedQuery(subject.slice(1, 5).join(' '));
          const similarity = passages.map((passage) =>
            passage.reduce((sum, value, at) => sum + value * (asked[at] ?? 0), 0),
          );
          return similarity.indexOf(Math.max(...similarity));
        }),
      );
      const right = found.filter((passage, subject) => passage === subject).length;
      expect(right).toBeGreaterThan(0.9 * subjects.length);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
