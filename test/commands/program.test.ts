import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { runProgram } from '../../src/commands/program.ts';
import { createWriter } from '../../src/console/terminal.ts';
import { UnknownSourceError } from '../../src/errors.ts';

const SURROUNDINGS = { environment: {}, signal: new AbortController().signal };

/** Lists no sources with an app that cannot be closed. */
async function runWith(sources: () => Promise<never[]>): Promise<{ code: number; said: string }> {
  const stream = new PassThrough();
  let said = '';
  stream.on('data', (data: Buffer) => (said += data.toString()));
  const writer = createWriter(stream, {});
  const app = {
    config: { seedsDirectory: 'seeds' },
    sources,
    close: () => Promise.reject(new Error('The lid is stuck.')),
  } as unknown as App;
  const terminal = { out: writer, err: writer, input: stream } as never;
  const code = await runProgram(['sources', '--json'], { ...SURROUNDINGS, terminal, openApp: () => app });
  return { code, said };
}

it('tells why a command failed, even where closing fails after it', async () => {
  const { code, said } = await runWith(() => Promise.reject(new UnknownSourceError('bridge', [])));
  expect(code).toBe(1);
  expect(said).toContain('bridge');
  expect(said).not.toContain('lid');
});

it('tells that closing failed after a command that did not', async () => {
  const { code, said } = await runWith(() => Promise.resolve([]));
  expect(code).toBe(1);
  expect(said).toContain('The lid is stuck.');
});
