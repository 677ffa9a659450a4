import * as fc from 'fast-check';
import { hostileText } from '../discord/hostile.ts';

type Json = unknown;

/** What may stand where something else is expected. */
const odd: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    '',
    0,
    -1,
    1e308,
    true,
    [],
    {},
    [null],
    { id: null },
    '0',
    '-1',
    '99999999999999999999999',
  ),
  fc.constantFrom<Json>('__proto__', 'constructor', 'x'.repeat(5_000), { toString: null }, { length: -1 }),
  fc.integer(),
  hostileText(10),
  fc.jsonValue({ maxDepth: 3 }),
);

type Wound =
  | { readonly kind: 'replace'; readonly at: number; readonly value: Json }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'add'; readonly at: number; readonly key: string; readonly value: Json }
  | { readonly kind: 'repeat'; readonly at: number; readonly times: number };

const wound: fc.Arbitrary<Wound> = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), at: fc.nat(), value: odd }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }),
  fc.record({
    kind: fc.constant('add' as const),
    at: fc.nat(),
    key: fc.oneof(
      fc.constantFrom('type', 'components', 'options', 'flags', 'poll', 'new_in_v11'),
      fc.string(),
    ),
    value: odd,
  }),
  fc.record({ kind: fc.constant('repeat' as const), at: fc.nat(), times: fc.integer({ min: 2, max: 40 }) }),
);

/** Up to four wounds to a payload; none for some, which stay as Discord sends them. */
export const wounds: fc.Arbitrary<readonly Wound[]> = fc.array(wound, { maxLength: 4 });

interface Place {
  readonly holder: Record<string, Json>;
  readonly key: string;
}

/** Every place in a value, the deepest last. */
function placesIn(value: Json, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found;
  const holder = value as Record<string, Json>;
  for (const key of Object.keys(holder)) {
    found.push({ holder, key });
    placesIn(holder[key], found);
  }
  return found;
}

/** A copy of a payload with its wounds. */
export function damaged(payload: object, all: readonly Wound[]): object {
  const copy = structuredClone(payload);
  for (const one of all) {
    const places = placesIn(copy);
    const place = places[one.at % Math.max(1, places.length)];
    if (place === undefined) continue;
    const { holder, key } = place;
    if (one.kind === 'replace') holder[key] = structuredClone(one.value);
    else if (one.kind === 'remove') delete holder[key];
    else if (one.kind === 'add')
      Object.defineProperty(holder, one.key, {
        value: structuredClone(one.value),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    else holder[key] = Array.from({ length: one.times }, () => structuredClone(holder[key]));
  }
  return copy;
}
