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
  const nearest: { readonly id: string; readonly distance: number }[] = [];
  for (const id of known) {
    const name = id.toLowerCase().slice(0, MAX_COMPARED);
    const longer = Math.max(wanted.length, name.length);
    // Whatever is further away than what is found is not worth measuring to its end.
    const most = nearest.length < limit ? MAX_SHARE : (nearest.at(-1)?.distance ?? 0);
    const distance = name.includes(wanted) ? 0 : editDistance(wanted, name, most * longer) / longer;
    if (distance > most || (nearest.length === limit && distance === most)) continue;
    const place = nearest.findIndex((other) => other.distance > distance);
    nearest.splice(place === -1 ? nearest.length : place, 0, { id, distance });
    nearest.length = Math.min(nearest.length, limit);
  }
  return nearest.map(({ id }) => id);
}
