import type { DatabaseReport } from '../stores/postgres/examine.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** Above it a question waits for the way to the database more than for its work. */
const SLOW_ROUND_TRIP_MS = 20;

/** Whether the database can hold the index. */
export function checkDatabase(report: DatabaseReport): Finding[] {
  const { name, server, pgvector, isReadOnly, schema, knownSchema } = report;
  const roundTripMs = Math.round(report.roundTripMs * 10) / 10;
  const what = `The index is in the ${name}: PostgreSQL ${server}, pgvector ${pgvector ?? 'not installed yet'}, ${roundTripMs} ms away`;
  if (schema > knownSchema) {
    return [
      problem(
        'database',
        `${what}; its schema version ${schema} is newer than this program's ${knownSchema}.`,
        'Update Verbatim.',
      ),
    ];
  }
  if (isReadOnly) {
    return [
      warning(
        'database',
        `${what}. It can only be read: questions are answered, but nothing is indexed, and neither votes nor questions are kept.`,
        'Set DATABASE_URL to the address of the primary server.',
      ),
    ];
  }
  if (roundTripMs > SLOW_ROUND_TRIP_MS) {
    return [
      warning(
        'database',
        `${what}. A question takes about ten ways there and back.`,
        'Run the bot nearer to the database.',
      ),
    ];
  }
  return [ok('database', what)];
}
