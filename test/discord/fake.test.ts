import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  Events,
  GatewayIntentBits,
  MessageFlags,
  ModalBuilder,
  Partials,
  type Message,
  type SendableChannels,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from './fake/fake-discord.ts';

const ASK = {
  name: 'ask',
  description: 'Ask',
  options: [
    { type: 3, name: 'question', description: 'What', required: true },
    { type: 3, name: 'source', description: 'Where', autocomplete: true },
  ],
};
const CHECK = { name: 'Check against the sources', type: 3 };
const REINDEX = { name: 'reindex', description: 'Again', default_member_permissions: '32' };

let fake: FakeDiscord;
let client: Client;
const errors: unknown[] = [];

beforeEach(async () => {
  errors.length = 0;
  fake = await startFakeDiscord({
    timeoutMs: 3_000,
    guilds: [
      {
        name: 'News',
        locale: 'de',
        channels: ['general', { name: 'quiet', denyBot: ['SendMessages'] }, { name: 'posts', kind: 'forum' }],
      },
    ],
  });
  client = new Client({
    rest: { api: fake.apiUrl, version: '10' },
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel, Partials.Message],
  });
  client.on(Events.Error, (error) => errors.push(error));
});

afterEach(async () => {
  await client.destroy();
  await fake.close();
});

/** Logs in, registers the commands and waits until the guild is there. */
async function start(): Promise<Client<true>> {
  const isReady = new Promise((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(fake.token);
  await isReady;
  const started = client as Client<true>;
  await started.application.commands.set([ASK, CHECK, REINDEX]);
  return started;
}

async function sendable(name: string): Promise<SendableChannels> {
  const channel = await client.channels.fetch(fake.channel(name).id);
  if (channel?.isSendable() !== true) {
    throw new Error(`Nothing can be sent to ${name}`);
  }
  return channel;
}

function onMessage(handle: (message: Message) => Promise<unknown>): void {
  client.on(Events.MessageCreate, (message) => {
    if (!message.author.bot) {
      handle(message).catch((error: unknown) => errors.push(error));
    }
  });
}

describe('logging in', () => {
  it('sends guilds, channels and the bot itself, and records the intents', async () => {
    const { guilds, user } = await start();
    expect(user.id).toBe(fake.botId);
    expect(guilds.cache.get(fake.guild.id)?.channels.cache.map(({ name }) => name)).toEqual([
      'general',
      'quiet',
      'posts',
    ]);
    expect(guilds.cache.first()?.members.me?.permissions.has('SendMessages')).toBe(true);
    expect(fake.gateway.identified).toMatchObject([{ intents: 1 + 512 + 4096, isResumed: false }]);
  });

  it('refuses a wrong token', async () => {
    await expect(client.login('wrong')).rejects.toThrow(/token/i);
  });

  it('closes with 4014 for intents that were not granted', async () => {
    const greedy = new Client({
      rest: { api: fake.apiUrl, version: '10' },
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent],
    });
    await expect(greedy.login(fake.token)).rejects.toThrow(/disallowed intents/i);
    await greedy.destroy();
  });
});

describe('messages', () => {
  it('carries content only where the bot is concerned', async () => {
    const seen: string[] = [];
    await start();
    onMessage(async (message) => seen.push(message.content));
    const alice = fake.user('alice');
    alice.say('general', 'not for the bot');
    const asked = alice.mention('general', 'for the bot');
    alice.dm('in private');
    await expect.poll(() => seen).toEqual(['', `<@${fake.botId}> for the bot`, 'in private']);
    expect(fake.messages('general')).toContain(asked);
  });

  it('shows a reply, its edits and its deletion', async () => {
    await start();
    onMessage(async (message) => {
      const answer = await message.reply({ content: 'thinking', allowedMentions: { parse: [] } });
      await answer.edit({ content: '', embeds: [{ description: 'done' }] });
    });
    const question = fake.user('alice').mention('general', 'who?');
    const answer = await fake.edited(await fake.replyTo(question));
    expect(answer.embeds[0]?.description).toBe('done');
    expect(fake.history(answer).map(({ content }) => content)).toEqual(['thinking', '']);
    expect(fake.violations).toEqual([]);
    expect(fake.pings).toEqual([]);
    const own = await client.channels.fetch(answer.channel_id);
    await (own?.isTextBased() === true ? own.messages.delete(answer.id) : undefined);
    await fake.deleted(answer);
  });

  it('notices whom a message without allowed mentions pings', async () => {
    await start();
    onMessage((message) => message.reply('hey @everyone'));
    const alice = fake.user('alice');
    const answer = await fake.replyTo(alice.mention('general', 'who?'));
    expect(fake.pings).toEqual([
      { messageId: answer.id, whom: 'everyone' },
      { messageId: answer.id, whom: alice.id },
    ]);
  });

  it('notices pings in a deferred response, but none in the deferral', async () => {
    await start();
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.deferReply();
        await interaction.editReply({
          content: `<@${interaction.user.id}> @everyone`,
          allowedMentions: { users: [interaction.user.id] },
        });
        await interaction.editReply('@everyone');
      }
    });
    const alice = fake.user('alice');
    const response = await fake.edited(await alice.slash('ask', { question: 'who?' }).response(), 2);
    expect(fake.pings).toEqual([{ messageId: response.id, whom: alice.id }]);
  });

  it('refuses a reply to a deleted message with 50035', async () => {
    await start();
    const alice = fake.user('alice');
    onMessage(async (message) => {
      fake.messages('general').forEach((asked) => alice.delete(asked));
      await message.reply('late');
    });
    alice.mention('general', 'who?');
    await expect.poll(() => errors).toMatchObject([{ code: 50_035 }]);
    await fake.silence('general', 50);
  });

  it('lets edits and deletions of people through', async () => {
    const seen: string[] = [];
    await start();
    client.on(Events.MessageUpdate, (_, message) => seen.push(message.content));
    client.on(Events.MessageDelete, ({ id }) => seen.push(id));
    const alice = fake.user('alice');
    const question = alice.mention('general', 'hwo?');
    alice.edit(question, `<@${fake.botId}> who?`);
    alice.delete(question);
    await expect.poll(() => seen).toEqual([`<@${fake.botId}> who?`, question.id]);
  });

  it('refuses to write where the bot may not', async () => {
    await start();
    onMessage((message) => message.reply('hello'));
    fake.user('alice').mention('quiet', 'who?');
    await expect.poll(() => errors).toMatchObject([{ code: 50_013, status: 403 }]);
  });

  it('answers in threads, forum posts and direct messages', async () => {
    await start();
    onMessage((message) => message.reply(`in ${message.channel.type}`));
    const alice = fake.user('alice');
    const thread = alice.openThread('general', 'a thread');
    expect((await fake.replyTo(alice.mention(thread, 'who?'))).content).toBe('in 11');
    const post = alice.openThread('posts', 'a post', `<@${fake.botId}> who?`);
    expect((await fake.nextMessage(post)).content).toBe('in 11');
    expect((await fake.replyTo(alice.dm('who?'))).content).toBe('in 1');
    alice.closeDms();
    alice.dm('and now?');
    await expect.poll(() => errors).toMatchObject([{ code: 50_007 }]);
  });

  it('posts a message once for a nonce that is enforced', async () => {
    await start();
    const general = await sendable('general');
    const first = await general.send({ content: 'once', nonce: '7', enforceNonce: true });
    const second = await general.send({ content: 'once', nonce: '7', enforceNonce: true });
    expect(second.id).toBe(first.id);
    expect(fake.messages('general')).toHaveLength(1);
  });

  it('takes and serves attachments, and shows typing', async () => {
    await start();
    onMessage(async (message) => {
      const text = await (await fetch(message.attachments.first()?.url ?? '')).text();
      await (message.channel.isSendable() ? message.channel.sendTyping() : undefined);
      await message.reply({
        files: [new AttachmentBuilder(Buffer.from(text.toUpperCase()), { name: 'up.txt' })],
      });
    });
    const question = fake.user('alice').mention('general', 'louder', {
      files: [{ name: 'low.txt', contentType: 'text/plain', data: Buffer.from('abc') }],
    });
    const answer = await fake.replyTo(question);
    const [file] = answer.attachments;
    expect(await (await fetch(file?.url ?? '')).text()).toBe('ABC');
    expect(fake.typing).toMatchObject([{ channelId: question.channel_id }]);
    expect(fake.violations).toEqual([]);
  });
});

describe('interactions', () => {
  it('carries a slash command, deferred and edited', async () => {
    await start();
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.deferReply({ flags: MessageFlags.Ephemeral });
        await interaction.editReply(`${interaction.options.getString('question')} ${interaction.locale}`);
        await interaction.followUp({ content: 'more' });
      }
    });
    const alice = fake.user('alice', { locale: 'de' });
    const asked = alice.slash('ask', { question: 'who?' });
    const response = await asked.response();
    expect(response.content).toBe('who? de');
    expect(response.visibleTo).toBe(alice.id);
    expect(await asked.acknowledged()).toMatchObject({ type: 5, isEphemeral: true });
    expect((await asked.followUps()).map(({ content, visibleTo }) => [content, visibleTo])).toEqual([
      ['more', undefined],
    ]);
    expect(fake.violations).toEqual([]);
  });

  it('offers autocomplete, context menus and the response itself', async () => {
    await start();
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isAutocomplete()) {
        await interaction.respond([{ name: `[1] ${interaction.options.getFocused()}`, value: '1' }]);
      } else if (interaction.isMessageContextMenuCommand()) {
        const sent = await interaction.reply({
          content: interaction.targetMessage.content,
          withResponse: true,
        });
        await sent.resource?.message?.edit('edited');
      }
    });
    const alice = fake.user('alice');
    const typed = alice.autocomplete('ask', { question: 'who?', source: 'pu' });
    expect(await typed.choices()).toEqual([{ name: '[1] pu', value: '1' }]);
    const said = fake.user('bob').say('general', 'words the bot does not get otherwise');
    const menu = alice.messageMenu('Check against the sources', said);
    const response = await fake.edited(await menu.response());
    expect(fake.history(response)[0]?.content).toBe(said.content);
    expect(response.content).toBe('edited');
  });

  it('carries buttons that update and modals', async () => {
    await start();
    const button = new ButtonBuilder().setCustomId('b:1').setLabel('Correct').setStyle(ButtonStyle.Primary);
    onMessage((message) =>
      message.reply({
        content: 'a',
        components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)],
      }),
    );
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isButton()) {
        const input = new TextInputBuilder()
          .setCustomId('why')
          .setLabel('Why')
          .setStyle(TextInputStyle.Short);
        const row = new ActionRowBuilder<TextInputBuilder>().addComponents(input);
        await interaction.showModal(new ModalBuilder().setCustomId('m').setTitle('M').addComponents(row));
      } else if (interaction.isModalSubmit() && interaction.isFromMessage()) {
        await interaction.update({ content: interaction.fields.getTextInputValue('why'), components: [] });
      }
    });
    const alice = fake.user('alice');
    const answer = await fake.replyTo(alice.mention('general', 'who?'));
    const pressed = alice.press(answer, 'Correct');
    const submitted = await alice.submitModal(pressed, { why: 'because' });
    expect(await submitted.response()).toBe(answer);
    expect(answer.content).toBe('because');
    expect(() => alice.press(answer, 'Correct')).toThrow(/no button "Correct"/);
    expect(fake.violations).toEqual([]);
  });

  it('knows an interaction once, and only for three seconds', async () => {
    await start();
    client.on(Events.InteractionCreate, async (interaction) => {
      if (interaction.isChatInputCommand()) {
        const isLate = interaction.options.getString('question') === 'late';
        fake.advance(isLate ? 3_001 : 0);
        await interaction.reply('one').catch((error: unknown) => errors.push(error));
        const url = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
        await client.rest
          .post(url, { body: { type: 5 }, auth: false })
          .catch((error: unknown) => errors.push(error));
        fake.advance(15 * 60_000);
        await interaction.editReply('much later').catch((error: unknown) => errors.push(error));
      }
    });
    const alice = fake.user('alice');
    const late = alice.slash('ask', { question: 'late' });
    await expect.poll(() => errors).toMatchObject([{ code: 10_062 }, { code: 10_062 }, {}]);
    expect(late.isFailed()).toBe(true);
    errors.length = 0;
    await alice.slash('ask', { question: 'now' }).response();
    await expect.poll(() => errors).toMatchObject([{ code: 40_060 }, { code: 50_027 }]);
  });

  it('shows commands only to those who may use them', async () => {
    await start();
    expect(() => fake.user('alice').slash('reindex')).toThrow(/not shown/);
    expect(() => fake.user('bob').slash('ask', {})).toThrow(/needs: question/);
    const mod = fake.user('mod', { permissions: ['ManageGuild'] });
    const used = mod.slash('reindex');
    await expect(used.response(50)).rejects.toThrow(
      /Waited 50 ms for the response of reindex[\s\S]*INTERACTION_CREATE/,
    );
  });
});

describe('misbehaving', () => {
  it('resumes a closed session with what was missed', async () => {
    const seen: string[] = [];
    await start();
    onMessage(async (message) => seen.push(message.content));
    fake.gateway.close(4000);
    fake.user('alice').dm('while away');
    await expect.poll(() => seen, { timeout: 5_000 }).toEqual(['while away']);
    expect(fake.gateway.identified.map(({ isResumed }) => isResumed)).toEqual([false, true]);
  });

  it('starts anew after a session that cannot be resumed', async () => {
    await start();
    fake.gateway.close(4009);
    await expect
      .poll(() => fake.gateway.identified.map(({ isResumed }) => isResumed), { timeout: 8_000 })
      .toEqual([false, false]);
  }, 10_000);

  it('answers with the faults it is told, and acts or does not', async () => {
    await start();
    const route = 'POST /channels/{id}/messages';
    const general = await sendable('general');
    fake.onNext(route, { status: 502 });
    fake.onNext(route, {
      status: 429,
      headers: { 'retry-after': '0.05', 'x-ratelimit-scope': 'user' },
      body: { message: 'slow', retry_after: 0.05, global: false },
    });
    await general.send('patient');
    expect(fake.requestsTo(route).map(({ status }) => status)).toEqual([502, 429, 200]);
    fake.onNext(route, { drop: 'close', act: true });
    await expect(general.send('lost')).rejects.toThrow(/other side closed/);
    expect(fake.messages('general').filter(({ content }) => content === 'lost')).toHaveLength(1);
    fake.onNext('*', { status: 403, body: { message: 'Missing Access', code: 50_001 } });
    await expect(general.send('never')).rejects.toMatchObject({ code: 50_001 });
  });

  it('is told limits only by refusing, and keeps each violation', async () => {
    await start();
    const general = await sendable('general');
    await expect(general.send('x'.repeat(2_001))).rejects.toMatchObject({ code: 50_035, status: 400 });
    await expect(general.send({ content: '  ' })).rejects.toMatchObject({ code: 50_006 });
    const long = { description: 'x'.repeat(3_001) };
    await expect(general.send({ embeds: [long, long] })).rejects.toMatchObject({ code: 50_035 });
    expect(fake.violations.map(({ problem }) => problem)).toEqual([
      'content: must be 2000 or fewer in length, is 2001',
      'content: cannot send an empty message',
      'embeds: 6002 characters over all embeds exceed 6000',
    ]);
    expect(fake.messages('general')).toEqual([]);
  });

  it('sends what no Discord would', async () => {
    await start();
    fake.gateway.send({ op: 0, t: 'NO_SUCH_EVENT', s: 900, d: {} });
    fake.gateway.sendRaw('{"op": 0, "t": "MESSAGE_CREATE", "d": {');
    fake.gateway.send({ op: 99 });
    onMessage((message) => message.reply('still here'));
    expect((await fake.replyTo(fake.user('alice').mention('general', 'who?'))).content).toBe('still here');
  });
});
