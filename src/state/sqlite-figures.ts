import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { QuestionFigures } from './state.ts';

/** What is read at a time; questions that come in meanwhile wait for no more than this. */
const PAGE = 2_000;

interface AskedRow {
  readonly row: number;
  readonly at: number;
  readonly answered: number;
  readonly latency: number;
}

/** Counts questions since a time (milliseconds since 1970), by and by: a day may have a hundred thousand. */
export function figuresIn(db: Database): (since: number) => Promise<QuestionFigures> {
  const read = db.prepare<[number, number], AskedRow>(
    `SELECT rowid AS row, at, answered, latency_ms AS latency FROM question
     WHERE (at, rowid) > (?, ?) ORDER BY at, rowid LIMIT ${PAGE}`,
  );
  return async (since) => {
    let questions = 0;
    let unanswered = 0;
    const counts = new Map<number, number>();
    for (let page = read.all(since, 0); page.length > 0;) {
      for (const { answered, latency } of page) {
        questions += 1;
        if (answered === 0) unanswered += 1;
        counts.set(latency, (counts.get(latency) ?? 0) + 1);
      }
      await othersTurn();
      const { at, row } = page.at(-1)!;
      page = read.all(at, row);
    }
    if (questions === 0) return { questions, unanswered, latency: null };
    const latencyAt = quantiles(counts, questions);
    return { questions, unanswered, latency: { p50Ms: latencyAt(0.5), p95Ms: latencyAt(0.95) } };
  };
}

/** The value at a share of all, counted from the smallest. */
function quantiles(counts: ReadonlyMap<number, number>, total: number): (share: number) => number {
  const values = [...counts.keys()].toSorted((a, b) => a - b);
  return (share) => {
    let left = Math.floor(share * total);
    for (const value of values) {
      left -= counts.get(value) ?? 0;
      if (left < 0) return value;
    }
    return 0;
  };
}
