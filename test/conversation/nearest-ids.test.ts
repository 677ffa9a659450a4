import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/retrieval/spelling.ts';
import { nearestIds } from '../../src/conversation/nearest-ids.ts';

const known = ['bridge-opens', 'council-votes', 'mayor-speaks', 'mayor-resigns'];

describe('nearestIds', () => {
  it.each([
    ['bridge-open', ['bridge-opens']],
    ['Concil-Votes', ['council-votes']],
    ['mayor', ['mayor-speaks', 'mayor-resigns']],
    ['zzzzzz', []],
    ['', []],
  ])('%s', (typed, expected) => {
    expect(nearestIds(typed, known)).toEqual(expected);
  });

  it('are those that measuring every one would find', () => {
    const id = fc.stringMatching(/^[abo-]{1,8}$/);
    fc.assert(
      fc.property(
        id,
        fc.array(id, { maxLength: 30 }),
        fc.integer({ min: 1, max: 4 }),
        (typed, ids, limit) => {
          const measured = ids
            .map((one) => {
              const longer = Math.max(one.length, typed.length);
              return { one, distance: one.includes(typed) ? 0 : editDistance(typed, one, 100) / longer };
            })
            .filter(({ distance }) => distance <= 0.5)
            .toSorted((a, b) => a.distance - b.distance);
          expect(nearestIds(typed, ids, limit)).toEqual(measured.slice(0, limit).map(({ one }) => one));
        },
      ),
    );
  });

  it('are none for a number of the list', () => {
    expect(nearestIds('4', ['004_4fc', '014_4fd'])).toEqual([]);
    expect(nearestIds('[14]', ['004_4fc', '014_4fd'])).toEqual([]);
  });
});
