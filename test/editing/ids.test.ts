import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeId, idFromTitle } from '../../src/editing/ids.ts';

describe('idFromTitle', () => {
  it.each([
    ['Putin disagrees with parts of the U.S. plan', 'putin-disagrees-with-parts-of-the-u-s-plan'],
    ['“It’s over”, says Łukasz Großmann', 'its-over-says-lukasz-grossmann'],
    ['  Ça va — déjà?  ', 'ca-va-deja'],
    ['../../etc/passwd', 'etc-passwd'],
    ['README', 'readme-source'],
    ['CON', 'con-source'],
    ['战争与和平', 'source'],
    ['', 'source'],
    ['a'.repeat(80), 'a'.repeat(60)],
    [`${'word '.repeat(12)}wordlonger`, 'word-word-word-word-word-word-word-word-word-word-word-word'],
  ])('%s', (title, id) => {
    expect(idFromTitle(title)).toBe(id);
  });

  it('is always the name of a file, on every system', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        const id = idFromTitle(title);
        expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
        expect(id.length).toBeLessThanOrEqual(67);
      }),
    );
  });
});

describe('freeId', () => {
  it('numbers what is taken, in whatever letters', () => {
    expect(freeId('a', [])).toBe('a');
    expect(freeId('a', ['A', 'b'])).toBe('a-2');
    expect(freeId('a', ['a', 'a-2', 'A-3'])).toBe('a-4');
  });

  it('never gives an id that is there', () => {
    const id = fc.constantFrom('a', 'A', 'a-2', 'a-3', 'b', 'a-2-2');
    fc.assert(
      fc.property(fc.array(id), (taken) => {
        expect(taken.map((one) => one.toLowerCase())).not.toContain(freeId('a', taken));
      }),
    );
  });
});
