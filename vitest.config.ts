import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Tests of faults wait more than they work.
    maxConcurrency: 20,
    // One more than there are cores: most files wait at times.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        test: {
          name: 'unit',
          // For a machine that does other things besides; what hangs still ends.
          testTimeout: 20_000,
          hookTimeout: 20_000,
          expect: { poll: { timeout: 10_000 } },
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          // Two hundred processes that each load everything again would take a fifth of the time; what a
          // test leaves behind, it has to put back itself.
          isolate: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // The real model indexes the real seeds once; every test asks that index.
          globalSetup: 'test/e2e/shared-index.ts',
          setupFiles: 'test/e2e/end-children.ts',
          testTimeout: 90_000,
          hookTimeout: 90_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        test: {
          // Long: kills, damages and fills up; run alone by `npm run test:crash`.
          name: 'crash',
          include: ['test/crash/**/*.crash.ts'],
          testTimeout: 3_600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          // Several sessions: needs a server, which `TEST_DATABASE_URL` names.
          name: 'postgres',
          testTimeout: 20_000,
          include: ['test/**/*.postgres.ts'],
        },
      },
      {
        test: {
          // The long form of what is tried with random input, and what takes long altogether.
          name: 'soak',
          include: [
            'test/fuzz/**/*.test.ts',
            'test/e2e/questions-fuzz.test.ts',
            'test/soak/questions.soak.ts',
          ],
          globalSetup: 'test/e2e/shared-index.ts',
          env: { SOAK: 'true' },
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'load',
          include: ['test/soak/load.soak.ts'],
          globalSetup: 'test/e2e/shared-index.ts',
        },
      },
      {
        test: {
          // Prints times; run alone by `npm run measure`, since what it compares is noisy.
          name: 'measure',
          include: ['test/measure/**/*.measure.ts'],
          globalSetup: 'test/e2e/shared-index.ts',
        },
      },
    ],
  },
});
