import { describe, expect, it } from 'vitest';
import { inputsOf } from '../../src/indexing/inputs.ts';
import { fakeCut } from '../stores/fakes.ts';

describe('the texts to embed', () => {
  it('are title, heading and text for passages, and the text alone for sentences', () => {
    expect(inputsOf(fakeCut('id', ['One here. Two there.', 'Three.'], 'A title'))).toEqual({
      passages: ['A title\nOne here. Two there.', 'A title\nSecond thoughts\nThree.'],
      sentences: ['One here.', 'Two there.', 'Three.'],
    });
  });

  it('begin with the text where there is no title', () => {
    expect(inputsOf(fakeCut('id', ['One here.'], '')).passages).toEqual(['One here.']);
  });
});
