import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { converse } from '../../src/commands/chat.ts';
import { UnknownSourceError } from '../../src/errors.ts';
import { createFakeTerminal } from '../console/fake-terminal.ts';

/** What comes of lines that are piped into a chat in which every question fails. */
async function pipe(input: string) {
  const app = {
    warm: () => Promise.resolve(),
    status: () => Promise.resolve(null),
    answer: () => Promise.reject(new UnknownSourceError('bridge', [])),
  } as unknown as App;
  const { terminal, stdout, stderr } = createFakeTerminal({ input });
  const { signal } = new AbortController();
  const outcome = await converse({ app, terminal, environment: {}, signal });
  return { ...outcome, stdout: stdout(), stderr: stderr() };
}

it('ends with Ctrl-C also when that comes before it listens', async () => {
  const stop = new AbortController();
  const app = {
    warm: async () => {},
    async status() {
      stop.abort();
      return { generation: 1 };
    },
  } as unknown as App;
  // Nobody types anything.
  const terminal = { ...createFakeTerminal().terminal, input: new PassThrough() };
  const outcome = await converse({ app, terminal, environment: {}, signal: stop.signal });
  expect(outcome).toEqual({ exitCode: 0, hasRead: false });
});

describe('piped lines', () => {
  it('that fail make the chat fail, which goes on all the same', async () => {
    const { exitCode, hasRead, stdout, stderr } = await pipe('Who built it?\n/status\n');
    expect({ exitCode, hasRead }).toEqual({ exitCode: 1, hasRead: true });
    expect(stderr).toContain('There is no source bridge');
    expect(stdout).toContain('Nothing is indexed.');
  });

  it('that do not fail leave it be', async () => {
    expect(await pipe('/status\n')).toMatchObject({ exitCode: 0, hasRead: true, stderr: '' });
  });

  it('may be none', async () => {
    expect(await pipe('')).toMatchObject({ exitCode: 0, hasRead: false, stdout: '', stderr: '' });
  });
});
