import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedDataFolder } from '../shared-data.ts';
import { splitQuestions } from './parts.ts';
import { readQuestions } from './question.ts';

const lines = ['legal', 'citizen'].flatMap((name) =>
  splitQuestions(readQuestions(join(sharedDataFolder(), name, 'queries.jsonl'))).map(
    ({ hash, part }) => `${hash} ${part}\n`,
  ),
);
writeFileSync(new URL('./trained-questions.txt', import.meta.url), [...new Set(lines)].sort().join(''));
