import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createReplyRoom } from '../../../src/discord/asking/reply-room.ts';

const LIMITS = { mostInChannel: 3, alwaysInChannel: 1, channelWindowMs: 30, mostEverywhere: 4 };

it('has room for so many in a channel, and for as many again once the window of the posted ones is over', async () => {
  const room = createReplyRoom(LIMITS);
  const leave = [room.enter('a'), room.enter('a'), room.enter('a')];
  expect(leave).not.toContain(null);
  expect(room.enter('a')).toBeNull();
  expect(room.enter('b')).not.toBeNull();
  for (const go of leave) go?.();
  expect(room.enter('a')).not.toBeNull();
  expect(room.enter('a')).toBeNull();
  await sleep(60);
  expect(room.enter('a')).not.toBeNull();
  expect(room.enter('a')).not.toBeNull();
});

it('always has room for one who asks when nobody waits', () => {
  const room = createReplyRoom(LIMITS);
  for (let count = 0; count < 20; count += 1) {
    const leave = room.enter('a');
    expect(leave).not.toBeNull();
    leave?.();
  }
});

it('has room for so many in all channels together', () => {
  const room = createReplyRoom(LIMITS);
  const [first] = ['a', 'b', 'c', 'e'].map((channel) => room.enter(channel));
  expect(room.enter('d')).toBeNull();
  first?.();
  expect(room.enter('d')).not.toBeNull();
});
