import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../src');
const IMPORTED = /(?:from |import\()'(\.[^']+)'/gu;
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/u.test(name));
/** Folders that hold folders: `src` itself, and those of its rooms that are parted. */
const PARTED = [
  ...new Set(['', ...FILES.map((name) => dirname(dirname(name))).filter((name) => name !== '.')]),
];

/** Which folder in `parent` a file lies in; null for one that lies in `parent` itself, or elsewhere. */
function roomOf(file: string, parent: string): string | null {
  const [room = '..', ...rest] = relative(join(SRC, parent), file).split(sep);
  return rest.length > 0 && room !== '..' ? room : null;
}

/** Which folders each folder in `parent` imports from. */
function importsOfRooms(parent: string): Map<string, Set<string>> {
  const rooms = new Map<string, Set<string>>();
  for (const name of FILES) {
    const file = join(SRC, name);
    const room = roomOf(file, parent);
    if (room === null) continue;
    const imported = rooms.get(room) ?? new Set();
    rooms.set(room, imported);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORTED)) {
      const other = roomOf(normalize(join(dirname(file), path)), parent);
      if (other !== null && other !== room) imported.add(other);
    }
  }
  return rooms;
}

it.each(PARTED)('has folders in src/%s that import from each other in one direction', (parent) => {
  const rooms = importsOfRooms(parent);
  expect(rooms.size).toBeGreaterThan(parent === '' ? 20 : 0);
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
