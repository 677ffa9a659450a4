import { describe, expect, it } from 'vitest';
import { killIndexers } from './killing.ts';

/** `npm run test:crash` kills 200. */
const KILLS = 15;

describe('an indexer that is killed', () => {
  it('leaves a whole generation, and its finished work to the next', { timeout: 60_000 }, async () => {
    expect((await killIndexers(KILLS)).killed).toBeGreaterThan(0);
  });
});
