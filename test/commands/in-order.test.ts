import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../src/commands/in-order.ts';

const delay = (turns: number): Promise<void> =>
  turns === 0 ? Promise.resolve() : Promise.resolve().then(() => delay(turns - 1));

describe('inOrder', () => {
  it('yields in order and never begins more than allowed', async () => {
    const turns = fc.array(fc.nat({ max: 20 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(turns, fc.integer({ min: 1, max: 5 }), async (items, concurrency) => {
        let running = 0;
        let most = 0;
        const seen: number[] = [];
        const results = inOrder(items, concurrency, async (item) => {
          running += 1;
          most = Math.max(most, running);
          await delay(item);
          running -= 1;
          return item * 2;
        });
        for await (const [item, doubled] of results) {
          expect(doubled).toBe(item * 2);
          seen.push(item);
        }
        expect(seen).toEqual(items);
        expect(most).toBeLessThanOrEqual(concurrency);
      }),
    );
  });

  it('throws a failure at its turn, after what was begun has ended', async () => {
    let ended = 0;
    const results = inOrder([1, 2, 3], 3, async (item) => {
      await delay(item * 10);
      ended += 1;
      if (item === 2) throw new Error('second');
      return item;
    });
    expect((await results.next()).value).toEqual([1, 1]);
    await expect(results.next()).rejects.toThrow('second');
    expect(ended).toBe(3);
  });

  it('waits for what was begun when the consumer stops', async () => {
    let ended = 0;
    for await (const _ of inOrder([1, 2, 3, 4], 3, async (item) => delay(item * 10).then(() => (ended += 1))))
      break;
    expect(ended).toBe(3);
  });
});
