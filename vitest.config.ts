import { defineConfig } from 'vitest/config';
import { LongestFirst } from './evals/testing/longest-first.ts';

export default defineConfig({
  test: {
    globalSetup: [
      'evals/testing/system-packages.ts',
      'evals/testing/built-portal.ts',
      'db/testing/global-setup.ts',
    ],
    setupFiles: ['evals/testing/property-seed.ts'],
    include: ['{language,db,ingest,server,evals}/**/*.test.ts', 'web/{src,browser}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
  },
});
