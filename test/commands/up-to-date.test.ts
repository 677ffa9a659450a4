import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import type { Session } from '../../src/commands/command.ts';
import { bringUpToDate, bringUpToDateLater, isTransient } from '../../src/commands/up-to-date.ts';
import { createWriter } from '../../src/console/terminal.ts';
import { IndexerFailedError } from '../../src/reindexing/errors.ts';
import { SchemaTooNewError } from '../../src/stores/errors.ts';
import {
  DatabaseBusyError,
  DatabaseRefusedError,
  DatabaseSlowError,
  DatabaseUnreachableError,
} from '../../src/stores/postgres/errors.ts';

const NAME = 'database none on 127.0.0.1:1';
const REFUSED = new DatabaseRefusedError(NAME, 'password');

/** A machine that only answers, whose index fails so often before it is there. */
function sessionAfter(failures: Error[]): { session: Session; said: () => string; stop: AbortController } {
  const stop = new AbortController();
  const stream = new PassThrough();
  let said = '';
  stream.on('data', (data: Buffer) => (said += data.toString()));
  const writer = createWriter(stream, {});
  const app = {
    config: { indexing: false },
    async status() {
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      return { generation: 1 };
    },
  } as unknown as App;
  const terminal = { input: new PassThrough(), out: writer, err: writer };
  return { session: { app, terminal, environment: {}, signal: stop.signal }, said: () => said, stop };
}

describe('a database that is away', () => {
  it.each([
    [new DatabaseUnreachableError(NAME), true],
    [new DatabaseSlowError(NAME), true],
    [new DatabaseBusyError(NAME), true],
    [new IndexerFailedError('gone', { failure: 'DATABASE_UNREACHABLE' }), true],
    [new IndexerFailedError('refused', { failure: 'DATABASE_REFUSED' }), false],
    [new IndexerFailedError('ended by SIGKILL'), false],
    [REFUSED, false],
    [new SchemaTooNewError('x', 9, 3), false],
    [new Error('fault'), false],
  ])('comes back by itself, and nothing else does: %s', (error, isAway) => {
    expect(isTransient(error)).toBe(isAway);
  });

  it('is tried again until it is there', async () => {
    const { session, said } = sessionAfter([new DatabaseUnreachableError(NAME), new DatabaseBusyError(NAME)]);
    await bringUpToDateLater(session, 1);
    expect(said()).toBe('The database can be reached again.\n');
  });

  it('is not tried again where it refuses', async () => {
    const { session } = sessionAfter([new DatabaseUnreachableError(NAME), REFUSED]);
    await expect(bringUpToDateLater(session, 1)).rejects.toBe(REFUSED);
    await expect(bringUpToDate(sessionAfter([REFUSED]).session)).rejects.toBe(REFUSED);
  });

  it('is waited for no longer than the session lasts', async () => {
    const { session, stop, said } = sessionAfter([new DatabaseUnreachableError(NAME)]);
    const later = bringUpToDateLater(session, 60_000);
    stop.abort();
    await later;
    expect(said()).toBe('');
  });
});
