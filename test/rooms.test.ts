import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../src');
const IMPORTED = /(?:from |import\()'(\.[^']+)'/gu;

/** The folder of a file of `src`; null for one that lies in `src` itself, which puts folders together. */
function roomOf(file: string): string | null {
  const [room = '', ...rest] = relative(SRC, file).split(sep);
  return rest.length > 0 ? room : null;
}

/** Which folders each folder imports from. */
function importsOfRooms(): Map<string, Set<string>> {
  const rooms = new Map<string, Set<string>>();
  for (const name of readdirSync(SRC, { recursive: true, encoding: 'utf8' })) {
    const file = join(SRC, name);
    const room = roomOf(file);
    if (room === null || !/\.tsx?$/u.test(name)) continue;
    const imported = rooms.get(room) ?? new Set();
    rooms.set(room, imported);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORTED)) {
      const other = roomOf(normalize(join(dirname(file), path)));
      if (other !== null && other !== room) imported.add(other);
    }
  }
  return rooms;
}

it('has folders that import from each other in one direction', () => {
  const rooms = importsOfRooms();
  expect(rooms.size).toBeGreaterThan(20);
  // What imports from nothing that is left, or is imported by nothing, is in no loop; the rest would be one.
  for (let isShorter = true; isShorter;) {
    const before = rooms.size;
    for (const [room, imported] of rooms) {
      const isLast = ![...imported].some((other) => rooms.has(other));
      const isFirst = ![...rooms.values()].some((others) => others.has(room));
      if (isLast || isFirst) rooms.delete(room);
    }
    isShorter = rooms.size < before;
  }
  expect([...rooms.keys()]).toEqual([]);
});
