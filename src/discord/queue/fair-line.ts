/** Those who wait, in turns between people: who asks much does not keep others waiting. */
export interface FairLine<T> {
  readonly waiting: number;
  /** Whether this person's next item would be turned away. */
  isFullFor(person: string): boolean;
  /** Adds an item at the end of its person's. Returns the item that lost its place, this one or another, or null. */
  add(person: string, item: T): T | null;
  /** The next one, which leaves the line; null when nobody waits. */
  take(): T | null;
  /** Takes out one that does not want to wait any more. */
  leave(person: string, item: T): void;
}

export interface FairLineOptions {
  readonly maxWaiting: number;
  readonly maxWaitingOfOne: number;
}

/**
 * A bounded line. When it is full, a newcomer takes the last place of whoever has the most, if these are at
 * least two more than the newcomer's own; nobody can fill it alone.
 */
export function createFairLine<T>({ maxWaiting, maxWaitingOfOne }: FairLineOptions): FairLine<T> {
  /** In the order of their turns; nobody in it has nothing. */
  const people = new Map<string, T[]>();
  let waiting = 0;

  const countOf = (person: string): number => people.get(person)?.length ?? 0;

  function longest(): [string, T[]] | null {
    let found: [string, T[]] | null = null;
    for (const entry of people) if (found === null || entry[1].length > found[1].length) found = entry;
    return found;
  }

  function isFullFor(person: string): boolean {
    const own = countOf(person);
    if (own >= maxWaitingOfOne) return true;
    return waiting >= maxWaiting && (longest()?.[1].length ?? 0) < own + 2;
  }

  function removeAt(person: string, items: T[], index: number): T | null {
    const [item] = items.splice(index, 1);
    if (item === undefined) return null;
    waiting -= 1;
    if (items.length === 0) people.delete(person);
    return item;
  }

  return {
    get waiting() {
      return waiting;
    },
    isFullFor,
    add(person, item) {
      if (isFullFor(person)) return item;
      const crowd = waiting >= maxWaiting ? longest() : null;
      const displaced = crowd === null ? null : removeAt(...crowd, crowd[1].length - 1);
      const items = people.get(person);
      if (items === undefined) people.set(person, [item]);
      else items.push(item);
      waiting += 1;
      return displaced;
    },
    take() {
      const next = people.entries().next().value;
      if (next === undefined) return null;
      const [person, items] = next;
      const item = removeAt(person, items, 0);
      // The rest waits for the next round.
      if (people.delete(person)) people.set(person, items);
      return item;
    },
    leave(person, item) {
      const items = people.get(person);
      const index = items?.indexOf(item) ?? -1;
      if (items !== undefined && index >= 0) removeAt(person, items, index);
    },
  };
}
