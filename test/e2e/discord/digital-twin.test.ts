import { type APIMessage, ChannelType } from 'discord.js';
import { DigitalDiscord } from 'discord-digital-twin';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQuestionLine } from '../../../src/discord/messages/question-line.ts';
import { COMMANDS } from '../../../src/discord/registration/register.ts';
import { type RunningBot, startBot } from '../../../src/discord/start.ts';
import { displayedQuote } from '../../discord/displayed.ts';
import { openRealApp, type RealApp } from './real-app.ts';

const START_MS = 60_000;

describe('the bot on discord-digital-twin', () => {
  let discord: DigitalDiscord;
  let real: RealApp;
  let bot: RunningBot;
  let channelId: string;
  let userId: string;
  const told: string[] = [];

  beforeAll(async () => {
    discord = new DigitalDiscord({
      guild: { name: 'Newsroom' },
      channels: [{ name: 'general', type: ChannelType.GuildText }],
      users: [{ username: 'anna' }],
    });
    await discord.start();
    real = await openRealApp();
    const config = real.configFor({
      DISCORD_TOKEN: discord.botToken,
      DISCORD_API_URL: discord.restUrl,
    });
    bot = await startBot(config, { app: real.app, tell: (line) => told.push(line) });
    channelId = (await discord.prisma.channel.findMany())[0]!.id;
    userId = (await discord.getFirstNonBotUserId())!;
  }, START_MS);
  afterAll(async () => {
    await bot?.stop();
    await real?.close();
    await discord?.stop();
  });

  const botMessages = async (): Promise<APIMessage[]> =>
    (await discord.channel(channelId).getMessages()).filter(({ author }) => author.id === discord.botUserId);

  it('logs in, registers its commands and says that it is ready', async () => {
    expect(told.filter((line) => line.startsWith('ready'))).toHaveLength(1);
    const names = (await discord.prisma.applicationCommand.findMany()).map(({ name }) => name);
    expect(names.toSorted()).toEqual(COMMANDS.map(({ name }) => name).toSorted());
  });

  it('answers a mention with a quote of an article', async () => {
    await discord
      .channel(channelId)
      .user(userId)
      .sendMessage({
        content: `<@${bot.client.user.id}> who leads the US delegation?`,
      });
    const reply = await discord.channel(channelId).waitForBotReply();
    expect(readQuestionLine(reply.content)?.question).toBe('who leads the US delegation?');
    const quote = displayedQuote(reply.embeds[0]!.description!);
    expect(quote.text).toContain('Witkoff');
    const articles = await Promise.all((await real.app.sources()).map(({ id }) => real.app.inspect(id)));
    expect(articles.some(({ raw }) => raw.includes(quote.text))).toBe(true);
  });

  it('answers /ask, and its buttons work', async () => {
    const channel = discord.channel(channelId);
    const before = (await botMessages()).length;
    const { id } = await channel.user(userId).runSlashCommand({
      name: 'ask',
      options: [{ name: 'question', type: 3, value: 'How much of Donbas does Russia hold?' }],
    });
    await channel.waitForInteractionAck({ interactionId: id });
    await expect.poll(async () => (await botMessages()).length, { timeout: 10_000 }).toBe(before + 1);
    const answer = (await botMessages()).at(-1)!;
    expect(displayedQuote(answer.embeds[0]!.description!).bold.join()).toContain('85%');

    const [row] = answer.components as { components: { label: string; custom_id: string }[] }[];
    const context = row!.components.find(({ label }) => label.startsWith('In context'))!;
    const pressed = await channel
      .user(userId)
      .clickButton({ messageId: answer.id, customId: context.custom_id });
    await channel.waitForInteractionAck({ interactionId: pressed.id });
    const shown = async () => (await botMessages()).at(-1)?.embeds[0]?.description;
    await expect.poll(shown).toContain('__Russian forces now hold approximately **85%** of Donbas');
  });
});
