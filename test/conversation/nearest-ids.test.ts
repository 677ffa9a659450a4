import { describe, expect, it } from 'vitest';
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

  it('are none for a number of the list', () => {
    expect(nearestIds('4', ['004_4fc', '014_4fd'])).toEqual([]);
    expect(nearestIds('[14]', ['004_4fc', '014_4fd'])).toEqual([]);
  });
});
