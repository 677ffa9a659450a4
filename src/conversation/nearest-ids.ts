import { editDistance } from '../retrieval/spelling.ts';
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
        : editDistance(wanted, name, MAX_COMPARED) / Math.max(wanted.length, name.length);
      return { id, distance };
    })
    .filter(({ distance }) => distance <= MAX_SHARE)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ id }) => id);
}
