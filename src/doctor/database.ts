import { isPgvectorUsable, MIN_PGVECTOR } from '../stores/postgres/engine.ts';
import {
  DatabaseInconsistentError,
  DatabaseRefusedError,
  PgvectorMissingError,
} from '../stores/postgres/errors.ts';
import type { DatabaseReport } from '../stores/postgres/examine.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** Above it a question waits for the way to the database more than for its work. */
const SLOW_ROUND_TRIP_MS = 20;

/** Whether the database can hold the index. */
export function checkDatabase(report: DatabaseReport): Finding[] {
  const { name, server, pgvector, installable } = report;
  const roundTripMs = Math.round(report.roundTripMs * 10) / 10;
  const version = pgvector ?? (installable === null ? 'missing' : `${installable} not installed yet`);
  const what = `The index is in the ${name}: PostgreSQL ${server}, pgvector ${version}, ${roundTripMs} ms away`;
  return [
    schemaFinding(report, what) ??
      pgvectorFinding(report) ??
      rightsFinding(report, what) ??
      ageFinding(report, what) ??
      distanceFinding(roundTripMs, what) ??
      ok('database', what),
  ];
}

const remedyOf = ({ message, remedy }: { message: string; remedy: string }): Finding =>
  problem('database', message, remedy);

/** What keeps it from being used at all. */
function schemaFinding({ name, mayRead, schema, knownSchema, missing }: DatabaseReport, what: string) {
  if (!mayRead) return remedyOf(new DatabaseRefusedError(name, 'rights'));
  if (schema > knownSchema) {
    return problem(
      'database',
      `${what}; its schema version ${schema} is newer than this program's ${knownSchema}.`,
      'Update Verbatim.',
    );
  }
  if (missing.length === 0) return null;
  return remedyOf(new DatabaseInconsistentError(name, `it lacks ${missing.join(', ')}`));
}

/** An old one that is installed was refused before. */
function pgvectorFinding({ name, pgvector, installable, mayInstall, isReadOnly }: DatabaseReport) {
  if (pgvector !== null || isReadOnly) return null;
  if (installable === null) return remedyOf(new PgvectorMissingError(name, null, MIN_PGVECTOR));
  if (!isPgvectorUsable(installable)) {
    return remedyOf(new PgvectorMissingError(name, installable, MIN_PGVECTOR));
  }
  if (mayInstall) return null;
  return problem(
    'database',
    `The ${name} has no pgvector yet, and this user may not install it.`,
    'Run in this database, as a user who may: CREATE EXTENSION vector.',
  );
}

function rightsFinding({ isReadOnly, mayWrite }: DatabaseReport, what: string) {
  const reason = isReadOnly ? 'It can only be read' : 'This user can only read it';
  if (!isReadOnly && mayWrite) return null;
  return warning(
    'database',
    `${what}. ${reason}: questions are answered, but nothing is indexed, and neither votes nor questions are kept.`,
    isReadOnly
      ? 'Set DATABASE_URL to the address of the primary server.'
      : 'Grant INSERT, UPDATE and DELETE on all tables of the schema verbatim to this user, where it is to do more.',
  );
}

function ageFinding({ schema, knownSchema }: DatabaseReport, what: string) {
  if (schema === 0 || schema === knownSchema) return null;
  return warning(
    'database',
    `${what}; its schema version ${schema} is older than this program's ${knownSchema}.`,
    'Index, or start the bot, as the user that owns its tables: they are brought up to date. Update all machines before.',
  );
}

function distanceFinding(roundTripMs: number, what: string) {
  if (roundTripMs <= SLOW_ROUND_TRIP_MS) return null;
  return warning(
    'database',
    `${what}. A question takes about ten ways there and back.`,
    'Run the bot nearer to the database.',
  );
}
