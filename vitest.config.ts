import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['db/testing/global-setup.ts'],
    include: ['{language,db,ingest,server,evals,web/src}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
