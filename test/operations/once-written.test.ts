import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { onceWritten } from '../../src/operations/once-written.ts';

it('waits for a reader who is slow, however little is left to read', async () => {
  const read: string[] = [];
  const slow = new Writable({
    write(chunk: Buffer, _, done) {
      setTimeout(() => {
        read.push(chunk.toString());
        done();
      }, 20);
    },
  });
  slow.write('first');
  slow.write('second');
  let isCalled = false;
  onceWritten(slow, () => {
    isCalled = true;
    expect(read).toContain('second');
  });
  expect(isCalled).toBe(false);
  await expect.poll(() => isCalled, { timeout: 2_000 }).toBe(true);
});

it('waits for nobody who has gone', async () => {
  const gone = new Writable({ write: (_, __, done) => done(new Error('EPIPE')) });
  gone.on('error', () => {});
  gone.write('unread');
  await sleep(5);
  const ended = new Promise<void>((resolve) => onceWritten(gone, resolve));
  await ended;
  expect(gone.destroyed).toBe(true);
});
