import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Action, parseCustomId, writeCustomId } from '../../src/discord/messages/custom-id.ts';
import { ACTION_KINDS, anyAction } from '../discord/any-action.ts';
import { hostileText } from '../discord/hostile.ts';
import { runs } from './runs.ts';

const writtenId = anyAction.map(writeCustomId);

/** Made up, of another version, too long, or a right one with something changed. */
const anyId = fc.oneof(
  writtenId,
  hostileText(6),
  fc.string({ unit: 'binary', maxLength: 200 }),
  writtenId.map((id) => `2${id.slice(1)}`),
  fc.tuple(writtenId, fc.string({ maxLength: 300 })).map((parts) => parts.join('')),
  fc
    .tuple(writtenId, fc.nat(40), fc.nat(3), fc.string({ maxLength: 4 }))
    .map(([id, at, cut, put]) => id.slice(0, at) + put + id.slice(at + cut)),
  fc
    .tuple(
      fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz')),
      fc.array(fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdefz:-')), maxLength: 30 })),
    )
    .map(([letter, fields]) => `1:${letter}:${fields.join(':')}`),
);

it('a custom_id is either what the bot writes, or nothing to it', () => {
  const understood = new Set<Action['kind']>();
  fc.assert(
    fc.property(anyId, (id) => {
      const action = parseCustomId(id);
      if (action === null) return;
      understood.add(action.kind);
      // No two ids mean the same, and none is longer than Discord takes.
      expect(writeCustomId(action)).toBe(id);
      expect(id.length).toBeLessThanOrEqual(100);
    }),
    { numRuns: runs(2_000, 10_000) },
  );
  // Else the property says nothing of some.
  expect(ACTION_KINDS.filter((kind) => !understood.has(kind))).toEqual([]);
});
