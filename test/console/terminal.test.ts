import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createWriter } from '../../src/console/terminal.ts';
import { createBrokenPipe } from './fake-terminal.ts';

const tty = (columns: number) => Object.assign(new PassThrough(), { isTTY: true, columns });

describe('createWriter', () => {
  it.each([
    { columns: 500, expected: 100 },
    { columns: 60, expected: 60 },
    { columns: 3, expected: 20 },
  ])('wraps a window of $columns columns at $expected', ({ columns, expected }) => {
    expect(createWriter(tty(columns), {}).columns()).toBe(expected);
  });

  it('follows a window that changes its width', () => {
    const stream = tty(60);
    const writer = createWriter(stream, {});
    stream.columns = 40;
    expect(writer.columns()).toBe(40);
  });

  it.each([
    { environment: {}, isTTY: true, hasColours: true },
    { environment: {}, isTTY: false, hasColours: false },
    { environment: { NO_COLOR: '1' }, isTTY: true, hasColours: false },
    { environment: { NO_COLOR: '1', FORCE_COLOR: '1' }, isTTY: true, hasColours: false },
    { environment: { FORCE_COLOR: '1' }, isTTY: false, hasColours: true },
    { environment: { FORCE_COLOR: '0' }, isTTY: true, hasColours: false },
    { environment: { TERM: 'dumb' }, isTTY: true, hasColours: false },
  ])('with $environment and isTTY $isTTY has colours: $hasColours', ({ environment, isTTY, hasColours }) => {
    const { paint } = createWriter(Object.assign(new PassThrough(), { isTTY }), environment);
    expect(paint.isColorSupported).toBe(hasColours);
  });

  it('tells once that nobody reads any more, and drops the rest', () => {
    let times = 0;
    const writer = createWriter(createBrokenPipe(), {}, () => {
      times += 1;
    });
    writer.line('a');
    writer.line('b');
    expect(times).toBe(1);
  });
});
