import { describe, expect, it } from 'vitest';
import { closeAll } from '../src/close-all.ts';

const fails = (name: string) => (): Promise<never> => Promise.reject(new Error(name));

describe('closeAll', () => {
  it('closes what is left when something fails, throws what failed first, and tells the others', async () => {
    const closed: string[] = [];
    const warnings: unknown[] = [];
    const closing = closeAll(
      [[fails('lid')], [fails('store'), async () => closed.push('state'), fails('key')], [() => undefined]],
      (warning) => warnings.push(warning),
    );
    await expect(closing).rejects.toThrow('lid');
    expect(closed).toEqual(['state']);
    expect(warnings).toEqual([new Error('store'), new Error('key')]);
  });

  it('waits for a group before it begins the next', async () => {
    const order: string[] = [];
    const later = (name: string) => async (): Promise<void> => {
      await new Promise(setImmediate);
      order.push(name);
    };
    await closeAll([[later('a'), later('b')], [async () => order.push('c')]], () => {});
    expect(order).toEqual(['a', 'b', 'c']);
  });
});
