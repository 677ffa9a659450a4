import { describe, expect, it } from 'vitest';
import { splitOf } from '../../src/eval/split.ts';

describe('splitOf', () => {
  it('goes by the first byte of the sha256', () => {
    // sha256 of "abc" begins with ba (even), that of "a" with ca (even), that of "" with e3 (odd).
    expect(splitOf('abc')).toBe('fit');
    expect(splitOf('a')).toBe('fit');
    expect(splitOf('')).toBe('report');
  });
});
