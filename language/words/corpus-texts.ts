import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const dataFolder =
  process.env['TANGTHU_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const lineBreak = 10;

// One line at a time and only at \n: the texts hold other line separators too, and a whole file may be too long a string.
function* rows(path: string): Generator<Record<string, unknown>> {
  const bytes = gunzipSync(readFileSync(resolve(dataFolder, path)));
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(lineBreak, at);
    const line = bytes.toString('utf8', at, end < 0 ? bytes.length : end);
    if (line !== '') yield JSON.parse(line) as Record<string, unknown>;
    at += Buffer.byteLength(line) + 1;
  }
}

function* titledTexts(path: string): Generator<string> {
  for (const { title, text } of rows(path)) yield `${String(title)}\n${String(text)}`;
}

/** The articles of law and the administrative procedures of the shared data, one text each. */
export function* articlesAndProcedures(): Generator<string> {
  yield* titledTexts('legal/corpus.jsonl.gz');
  for (const row of rows('procedures/procedures.jsonl.gz')) {
    yield Object.values(row)
      .filter((value) => typeof value === 'string')
      .join('\n');
  }
}

/** The whole documents of law and the encyclopedia's articles of the shared data, one text each. */
export function* wholeDocuments(): Generator<string> {
  for (const name of ['vbpl', 'congbao', 'viwiki']) yield* titledTexts(`text/${name}.jsonl.gz`);
}
