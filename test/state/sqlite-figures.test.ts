import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/state/schema.ts';
import { figuresIn } from '../../src/state/sqlite-figures.ts';
import type { AskedRecord, QuestionFigures } from '../../src/state/state.ts';

let db: Sqlite.Database;
beforeEach(() => {
  db = new Sqlite(':memory:');
  for (const migration of MIGRATIONS) db.exec(migration);
});
afterEach(() => void db.close());

function fill(asked: readonly AskedRecord[]): void {
  const add = db.prepare('INSERT INTO question (at, answered, latency_ms) VALUES (?, ?, ?)');
  db.transaction(() => {
    db.exec('DELETE FROM question');
    for (const { at, isAnswered, latencyMs } of asked) add.run(at, Number(isAnswered), latencyMs);
  })();
}

/** All at once, in memory. */
function plainFigures(asked: readonly AskedRecord[], since: number): QuestionFigures {
  const recent = asked.filter(({ at }) => at >= since).toSorted((a, b) => a.latencyMs - b.latencyMs);
  const latencyAt = (share: number): number => recent[Math.floor(share * recent.length)]!.latencyMs;
  return {
    questions: recent.length,
    unanswered: recent.filter(({ isAnswered }) => !isAnswered).length,
    latency: recent.length === 0 ? null : { p50Ms: latencyAt(0.5), p95Ms: latencyAt(0.95) },
  };
}

const arbitraryAsked = fc.record({
  at: fc.integer({ min: 0, max: 20 }),
  isAnswered: fc.boolean(),
  latencyMs: fc.integer({ min: 0, max: 40 }),
});

describe('figures of the state in SQLite', () => {
  it('are those of all questions at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitraryAsked, { maxLength: 60 }),
        fc.integer({ min: 0, max: 21 }),
        async (asked, since) => {
          fill(asked);
          expect(await figuresIn(db)(since)).toEqual(plainFigures(asked, since));
        },
      ),
    );
  });

  it('of a busy day are read in parts, between which others have their turn', async () => {
    const asked = Array.from({ length: 9_001 }, (_, i) => ({
      // Many in one millisecond, over the end of a part.
      at: Math.floor(i / 700),
      isAnswered: i % 3 > 0,
      latencyMs: (i * 7_919) % 1_000,
    }));
    fill(asked);
    let turns = 0;
    const count = (): void => {
      turns += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    const figures = await figuresIn(db)(1);
    clearImmediate(next);
    expect(figures).toEqual(plainFigures(asked, 1));
    expect(turns).toBeGreaterThanOrEqual(4);
  });
});
