import { describe, expect, it } from 'vitest';
import { killIndexers } from '../indexing/killing.ts';
import { report } from './report.ts';

describe('the indexer', () => {
  it('may be killed at 200 random moments', async () => {
    const figures = await killIndexers(200);
    report('kills of the indexer', figures);
    expect(figures.killed).toBeGreaterThan(100);
  });
});
