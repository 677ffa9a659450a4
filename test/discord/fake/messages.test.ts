import { AttachmentBuilder, Events } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { useClient } from './client-scene.ts';

const scene = useClient();

describe('messages', () => {
  it('carries content only where the bot is concerned', async () => {
    const seen: string[] = [];
    await scene.start();
    scene.onMessage(async (message) => seen.push(message.content));
    const alice = scene.fake.user('alice');
    alice.say('general', 'not for the bot');
    const asked = alice.mention('general', 'for the bot');
    alice.dm('in private');
    await expect.poll(() => seen).toEqual(['', `<@${scene.fake.botId}> for the bot`, 'in private']);
    expect(scene.fake.messages('general')).toContain(asked);
  });

  it('shows a reply, its edits and its deletion', async () => {
    await scene.start();
    scene.onMessage(async (message) => {
      const answer = await message.reply({ content: 'thinking', allowedMentions: { parse: [] } });
      await answer.edit({ content: '', embeds: [{ description: 'done' }] });
    });
    const question = scene.fake.user('alice').mention('general', 'who?');
    const answer = await scene.fake.edited(await scene.fake.replyTo(question));
    expect(answer.embeds[0]?.description).toBe('done');
    expect(scene.fake.history(answer).map(({ content }) => content)).toEqual(['thinking', '']);
    expect(scene.fake.violations).toEqual([]);
    expect(scene.fake.pings).toEqual([]);
    const own = await scene.client.channels.fetch(answer.channel_id);
    await (own?.isTextBased() === true ? own.messages.delete(answer.id) : undefined);
    await scene.fake.deleted(answer);
  });

  it('notices whom a message without allowed mentions pings', async () => {
    await scene.start();
    scene.onMessage((message) => message.reply('hey @everyone'));
    const alice = scene.fake.user('alice');
    const answer = await scene.fake.replyTo(alice.mention('general', 'who?'));
    expect(scene.fake.pings).toEqual([
      { messageId: answer.id, whom: 'everyone' },
      { messageId: answer.id, whom: alice.id },
    ]);
  });

  it('notices pings in a deferred response, but none in the deferral', async () => {
    await scene.start();
    scene.client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.deferReply();
        await interaction.editReply({
          content: `<@${interaction.user.id}> @everyone`,
          allowedMentions: { users: [interaction.user.id] },
        });
        await interaction.editReply('@everyone');
      }
    });
    const alice = scene.fake.user('alice');
    const response = await scene.fake.edited(await alice.slash('ask', { question: 'who?' }).response(), 2);
    expect(scene.fake.pings).toEqual([{ messageId: response.id, whom: alice.id }]);
  });

  it('refuses a reply to a deleted message with 50035', async () => {
    await scene.start();
    const alice = scene.fake.user('alice');
    scene.onMessage(async (message) => {
      scene.fake.messages('general').forEach((asked) => alice.delete(asked));
      await message.reply('late');
    });
    alice.mention('general', 'who?');
    await expect.poll(() => scene.errors).toMatchObject([{ code: 50_035 }]);
    await scene.fake.silence('general', 50);
  });

  it('lets edits and deletions of people through', async () => {
    const seen: string[] = [];
    await scene.start();
    scene.client.on(Events.MessageUpdate, (_, message) => seen.push(message.content));
    scene.client.on(Events.MessageDelete, ({ id }) => seen.push(id));
    const alice = scene.fake.user('alice');
    const question = alice.mention('general', 'hwo?');
    alice.edit(question, `<@${scene.fake.botId}> who?`);
    alice.delete(question);
    await expect.poll(() => seen).toEqual([`<@${scene.fake.botId}> who?`, question.id]);
  });

  it('refuses to write where the bot may not', async () => {
    await scene.start();
    scene.onMessage((message) => message.reply('hello'));
    scene.fake.user('alice').mention('quiet', 'who?');
    await expect.poll(() => scene.errors).toMatchObject([{ code: 50_013, status: 403 }]);
  });

  it('answers in threads, forum posts and direct messages', async () => {
    await scene.start();
    scene.onMessage((message) => message.reply(`in ${message.channel.type}`));
    const alice = scene.fake.user('alice');
    const thread = alice.openThread('general', 'a thread');
    expect((await scene.fake.replyTo(alice.mention(thread, 'who?'))).content).toBe('in 11');
    const post = alice.openThread('posts', 'a post', `<@${scene.fake.botId}> who?`);
    expect((await scene.fake.nextMessage(post)).content).toBe('in 11');
    expect((await scene.fake.replyTo(alice.dm('who?'))).content).toBe('in 1');
    alice.closeDms();
    alice.dm('and now?');
    await expect.poll(() => scene.errors).toMatchObject([{ code: 50_007 }]);
  });

  it('posts a message once for a nonce that is enforced', async () => {
    await scene.start();
    const general = await scene.sendable('general');
    const first = await general.send({ content: 'once', nonce: '7', enforceNonce: true });
    const second = await general.send({ content: 'once', nonce: '7', enforceNonce: true });
    expect(second.id).toBe(first.id);
    expect(scene.fake.messages('general')).toHaveLength(1);
  });

  it('takes and serves attachments, and shows typing', async () => {
    await scene.start();
    scene.onMessage(async (message) => {
      const text = await (await fetch(message.attachments.first()?.url ?? '')).text();
      await (message.channel.isSendable() ? message.channel.sendTyping() : undefined);
      await message.reply({
        files: [new AttachmentBuilder(Buffer.from(text.toUpperCase()), { name: 'up.txt' })],
      });
    });
    const question = scene.fake.user('alice').mention('general', 'louder', {
      files: [{ name: 'low.txt', contentType: 'text/plain', data: Buffer.from('abc') }],
    });
    const answer = await scene.fake.replyTo(question);
    const [file] = answer.attachments;
    expect(await (await fetch(file?.url ?? '')).text()).toBe('ABC');
    expect(scene.fake.typing).toMatchObject([{ channelId: question.channel_id }]);
    expect(scene.fake.violations).toEqual([]);
  });
});
