import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCustomId, writeCustomId } from '../../src/discord/messages/custom-id.ts';
import { hostileText } from '../discord/hostile.ts';
import { runs } from './runs.ts';

const VALID = [
  '1:s:',
  '1:o:',
  '1:l:3',
  '1:v:1',
  '1:m:3:0123456789',
  '1:m:3::01234567:1a:2b:89abcdef:0:z',
  '1:c:0123456789abcdef:1a:2b:1b:2a',
  '1:p:2:0123456789abcdef:1a:2b:',
  '1:a:0123456789',
  '1:f:0123456789',
  '1:d:1z141z4',
];

/** Made up, of another version, too long, or a right one with something changed. */
const anyId = fc.oneof(
  hostileText(6),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(...VALID).map((id) => `2${id.slice(1)}`),
  fc.tuple(fc.constantFrom(...VALID), fc.string({ maxLength: 300 })).map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom(...VALID), fc.nat(40), fc.nat(3), fc.string({ maxLength: 4 }))
    .map(([id, at, cut, put]) => id.slice(0, at) + put + id.slice(at + cut)),
  fc
    .tuple(
      fc.constantFrom(...Array.from('csolmapfvdxyz')),
      fc.array(fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdefz:-')), maxLength: 30 })),
    )
    .map(([letter, fields]) => `1:${letter}:${fields.join(':')}`),
);

it('a custom_id is either what the bot writes, or nothing to it', () => {
  let understood = 0;
  fc.assert(
    fc.property(anyId, (id) => {
      const action = parseCustomId(id);
      if (action === null) return;
      understood += 1;
      // No two ids mean the same, and none is longer than Discord takes.
      expect(writeCustomId(action)).toBe(id);
      expect(id.length).toBeLessThanOrEqual(100);
    }),
    { numRuns: runs(2_000, 10_000) },
  );
  // Else the property says nothing.
  expect(understood).toBeGreaterThan(20);
});
