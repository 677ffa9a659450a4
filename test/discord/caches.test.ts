import { expect, it } from 'vitest';
import { startQuickScene } from './quick-scene.ts';

const WRITERS = 300;
const KEPT = 200;

it('people who write and what they write are not kept for good, but the bot itself is', async () => {
  const scene = await startQuickScene();
  const { fake } = scene;
  const { client } = scene.bot;
  for (let index = 0; index < WRITERS; index += 1) fake.user(`person-${index}`).say('general', 'chatter');
  const asked = fake.user('person-0').mention('general', 'Who leads it?');
  const answer = await fake.replyTo(asked);
  const guild = client.guilds.cache.get(fake.guild.id)!;
  expect(client.users.cache.size).toBeLessThanOrEqual(KEPT + 1);
  expect(client.users.cache.has(fake.botId)).toBe(true);
  expect(guild.members.cache.size).toBeLessThanOrEqual(KEPT + 1);
  expect(guild.members.me?.id).toBe(fake.botId);
  const channel = client.channels.cache.get(fake.channel('general').id)!;
  expect('messages' in channel && channel.messages.cache.size).toBeLessThanOrEqual(10);
  // A question that is long out of the cache is corrected all the same.
  for (let index = 0; index < 20; index += 1) fake.user('person-1').say('general', 'chatter');
  fake.user('person-0').edit(asked, `<@${fake.botId}> When was it?`);
  await fake.edited(answer);
  expect(answer.content).toContain('When was it?');
  await scene.stop();
});
