import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createReplyRoom } from '../../src/discord/reply-room.ts';

const LIMITS = { mostInChannel: 2, channelWindowMs: 30, mostEverywhere: 3 };

it('has room for so many in a channel, and for as many again once the window of the posted ones is over', async () => {
  const room = createReplyRoom(LIMITS);
  const leave = [room.enter('a'), room.enter('a')];
  expect(leave).not.toContain(null);
  expect(room.enter('a')).toBeNull();
  expect(room.enter('b')).not.toBeNull();
  for (const go of leave) go?.();
  expect(room.enter('a')).toBeNull();
  await sleep(60);
  expect(room.enter('a')).not.toBeNull();
  expect(room.enter('a')).not.toBeNull();
});

it('has room for so many in all channels together', () => {
  const room = createReplyRoom(LIMITS);
  const [first] = ['a', 'b', 'c'].map((channel) => room.enter(channel));
  expect(room.enter('d')).toBeNull();
  first?.();
  expect(room.enter('d')).not.toBeNull();
});
