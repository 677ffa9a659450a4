import { listNumber } from './sources.ts';

/** Suggestions more than this share of the word away are no help. */
const MAX_SHARE = 0.5;
/** Longer ids are compared by their beginnings, so that the work stays bounded. */
const MAX_COMPARED = 100;

/**
 * Known ids that someone may have meant, nearest first: ones that hold what was typed, then ones spelt alike.
 * None for a number: ids with the same digits are not what a place in a list means.
 */
export function nearestIds(typed: string, known: readonly string[], limit = 3): string[] {
  const wanted = typed.toLowerCase().slice(0, MAX_COMPARED);
  if (wanted === '' || listNumber(typed) !== null) return [];
  return known
    .map((id) => {
      const name = id.toLowerCase().slice(0, MAX_COMPARED);
      const distance = name.includes(wanted)
        ? 0
        : editDistance(wanted, name) / Math.max(wanted.length, name.length);
      return { id, distance };
    })
    .filter(({ distance }) => distance <= MAX_SHARE)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ id }) => id);
}

/** Insertions, deletions and replacements between two words (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
