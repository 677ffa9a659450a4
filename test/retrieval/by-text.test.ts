import { expect, test } from 'vitest';
import { rememberedByText } from '../../src/retrieval/by-text.ts';

function counting() {
  const asked: string[] = [];
  const lengthOf = rememberedByText((text) => {
    asked.push(text);
    return text.length;
  });
  return { asked, lengthOf };
}

test('what was made of a text is not made again', () => {
  const { asked, lengthOf } = counting();
  expect([lengthOf('one'), lengthOf('three'), lengthOf('one')]).toEqual([3, 5, 3]);
  expect(asked).toEqual(['one', 'three']);
});

test('a long text is made anew each time, so that memory is bounded', () => {
  const { asked, lengthOf } = counting();
  const long = 'x'.repeat(2_001);
  expect([lengthOf(long), lengthOf(long)]).toEqual([2_001, 2_001]);
  expect(asked).toHaveLength(2);
});

test('of too many texts those are forgotten that were not asked for lately', () => {
  const { asked, lengthOf } = counting();
  for (let index = 0; index < 12_000; index += 1) {
    lengthOf(String(index));
    lengthOf('often');
  }
  lengthOf('0');
  expect(asked.filter((text) => text === '0')).toHaveLength(2);
  expect(asked.filter((text) => text === 'often')).toHaveLength(1);
});
