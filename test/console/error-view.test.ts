import colors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { errorLines } from '../../src/console/error-view.ts';
import { UsageError } from '../../src/errors.ts';

const paint = colors.createColors(false);

describe('errorLines', () => {
  it('gives a failure that can be acted on with its remedy', () => {
    expect(errorLines(new UsageError('No question.', 'Ask one.'), paint, false)).toEqual([
      'error No question.',
      '  → Ask one.',
    ]);
  });

  it('hints at doctor for anything unexpected, and hides its stack', () => {
    const lines = errorLines(new TypeError('x is not\na function'), paint, false);
    expect(lines[0]).toBe('error x is not a function');
    expect(lines[1]).toContain('verbatim -- doctor');
    expect(lines).toHaveLength(2);
  });

  it('shows stack and causes for debugging', () => {
    const error = new Error('outer', { cause: new Error('inner') });
    expect(errorLines(error, paint, true).join('\n')).toMatch(/at .*caused by Error: inner/su);
  });
});
