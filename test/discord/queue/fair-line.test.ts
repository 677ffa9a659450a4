import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFairLine } from '../../../src/discord/queue/fair-line.ts';

const LIMITS = { maxWaiting: 8, maxWaitingOfOne: 3 };

interface Ticket {
  readonly person: string;
  readonly number: number;
}

const count = (list: readonly string[], person: string): number =>
  list.filter((one) => one === person).length;

const deed = fc.oneof(
  { weight: 3, arbitrary: fc.record({ add: fc.constantFrom('a', 'b', 'c', 'd', 'e') }) },
  { weight: 1, arbitrary: fc.constant({ take: true as const }) },
  { weight: 1, arbitrary: fc.record({ leave: fc.nat() }) },
);

describe('a fair line', () => {
  it('is bounded, loses nobody, and keeps each person’s order', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 200 }), (deeds) => {
        const line = createFairLine<Ticket>(LIMITS);
        let inside: Ticket[] = [];
        let number = 0;
        const problems: string[] = [];
        const claim = (isSo: boolean, what: string): void => void (isSo || problems.push(what));
        const countOf = (person: string): number => inside.filter((one) => one.person === person).length;
        const without = (gone: Ticket | null | undefined): Ticket[] => inside.filter((one) => one !== gone);
        for (const one of deeds) {
          if ('add' in one) {
            const ticket = { person: one.add, number: (number += 1) };
            const wasFull = line.isFullFor(one.add);
            const out = line.add(one.add, ticket);
            claim((out === ticket) === wasFull, 'what it says before is what it does');
            inside.push(ticket);
            inside = without(out);
          } else if ('take' in one) {
            const taken = line.take();
            const first = inside.find(({ person }) => person === taken?.person) ?? null;
            claim((taken === null) === (inside.length === 0), 'somebody is next');
            claim(taken === first, 'first come, first served');
            inside = without(taken);
          } else {
            const leaving = inside[one.leave % Math.max(1, inside.length)];
            if (leaving !== undefined) line.leave(leaving.person, leaving);
            inside = without(leaving);
          }
          claim(line.waiting === inside.length, 'nobody is lost');
          claim(line.waiting <= LIMITS.maxWaiting, 'bounded');
          claim(
            inside.every(({ person }) => countOf(person) <= LIMITS.maxWaitingOfOne),
            'bounded for each',
          );
        }
        expect(problems).toEqual([]);
      }),
    );
  });

  it('gives nobody a second turn while another waits for the first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 12 }),
        (askers) => {
          const line = createFairLine<string>({ maxWaiting: 100, maxWaitingOfOne: 100 });
          for (const person of askers) line.add(person, person);
          // Round by round, everybody who still has something, in the order of coming.
          const rounds: string[] = [];
          const people = [...new Set(askers)];
          while (rounds.length < askers.length) {
            const round = people.filter((person) => count(rounds, person) < count(askers, person));
            rounds.push(...round);
          }
          expect(askers.map(() => line.take())).toEqual(rounds);
        },
      ),
    );
  });

  it('makes room for a newcomer at the cost of whoever has most', () => {
    const line = createFairLine<string>({ maxWaiting: 3, maxWaitingOfOne: 3 });
    for (const item of ['a1', 'a2', 'a3']) expect(line.add('a', item)).toBeNull();
    expect(line.add('b', 'b1')).toBe('a3');
    expect(line.add('c', 'c1')).toBe('a2');
    // Now everybody has one, and nobody has to give way.
    expect(line.add('d', 'd1')).toBe('d1');
    expect([line.take(), line.take(), line.take(), line.take()]).toEqual(['a1', 'b1', 'c1', null]);
  });
});
