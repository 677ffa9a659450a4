import { type Client, DiscordAPIError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { BotMessage } from '../../../src/discord/messages/bot-message.ts';
import { unescapeMarkdown } from '../../../src/discord/messages/escape.ts';
import { showIndexing } from '../../../src/discord/editing/show-indexing.ts';
import { lastingReply } from '../../../src/discord/editing/lasting-reply.ts';
import { createLog } from '../../../src/discord/connection/log.ts';
import { tellFailure, tellOutcome } from '../../../src/discord/runs/outcome.ts';
import type { Bot } from '../../../src/discord/bot.ts';
import { IndexCancelledError } from '../../../src/indexing/errors.ts';
import { GoldenFileError } from '../../../src/golden/errors.ts';
import { expectedOf } from '../../../src/golden/golden.ts';
import { createReindexing, type ReindexOutcome } from '../../../src/reindexing/reindexing.ts';
import { english } from '../../../src/strings/english.ts';
import { german } from '../../../src/strings/german.ts';
import type { GenerationInfo } from '../../../src/stores/store.ts';
import { REPORT } from '../../reindexing/report.ts';
import { answered, golden, NO_ANSWER, quote } from '../../golden/answers.ts';

const NEWS = { quotes: [], total: 0, isComplete: true };
const LOST = {
  checked: [
    {
      golden: golden('When do they land?', expectedOf(answered(quote('They land on [Friday].')))),
      now: NO_ANSWER,
      verdict: 'lost' as const,
      isNew: true,
    },
  ],
  rolledBackTo: { generation: 3, restoredFrom: 1 } as GenerationInfo,
  rollbackFailure: null,
};
const outcomeOf = (changes: Partial<ReindexOutcome> = {}): ReindexOutcome => ({
  report: REPORT,
  news: null,
  followUp: { golden: LOST },
  failures: [],
  ...changes,
});

/** A moderators' channel that keeps what it is told. */
function scene(index = async (): Promise<ReindexOutcome> => outcomeOf()) {
  const modLog: string[] = [];
  const logged: string[] = [];
  const rest = {
    post: async (_route: string, { body }: { body: object }) => void modLog.push(JSON.stringify(body)),
  };
  const client = { rest } as unknown as Client<true>;
  const bot = {
    settings: { modLogChannelId: 'mods' },
    log: createLog({ logLevel: 'debug', discordToken: null }, (line) => logged.push(line)),
    app: {
      cite: async () => new Map(),
      reindexing: createReindexing({
        child: { index, rollBack: () => Promise.reject(new Error('not here')) },
        indexHere: index,
        followUps: [async () => ({ golden: LOST })],
      }),
    },
  } as unknown as Bot;
  return { modLog, logged, client, bot };
}

describe('what came of a run', () => {
  it('is told to everybody, each in their language, and once to the moderators’ channel', async () => {
    const { bot, client, modLog } = scene();
    const outcome = outcomeOf({ news: NEWS });
    const anna: string[] = [];
    const place = {
      strings: german,
      channelId: null,
      send: async (message: BotMessage) => anna.push(JSON.stringify(message)),
    };
    await tellOutcome(bot, client, outcome, [place]);
    await tellOutcome(bot, client, outcome, [place]);
    expect(anna).toHaveLength(2);
    expect(anna[0]).toContain(german.golden.verdicts.lost);
    expect(modLog).toHaveLength(3);
    expect(modLog[0]).toContain(english.reindex.takenBack);
    expect(modLog[1]).toContain(english.reindex.noNews);
    expect(modLog[2]).toContain('When do they land?');
  });

  it('is not told twice in one channel', async () => {
    const { bot, client, modLog } = scene();
    const place = { strings: english, channelId: 'mods', send: async () => {} };
    const outcome = outcomeOf();
    const failure = new Error('The disk is full');
    await tellOutcome(bot, client, outcome, [place]);
    await tellFailure(bot, client, failure, [place]);
    // Somebody else waited for the same run.
    await tellOutcome(bot, client, outcome);
    await tellFailure(bot, client, failure);
    expect(modLog).toEqual([]);
  });

  it('reaches the moderators’ channel where somebody else cannot be told', async () => {
    const { bot, client, modLog, logged } = scene();
    const place = {
      strings: english,
      channelId: null,
      send: () => Promise.reject(new Error('It is gone')),
    };
    await tellOutcome(bot, client, outcomeOf(), [place]);
    expect(modLog.at(-1)).toContain('When do they land?');
    expect(logged.join('\n')).toContain('It is gone');
  });

  it('includes that golden questions could not be asked, and why', async () => {
    const { bot, client, modLog, logged } = scene();
    const failures = [new GoldenFileError('golden.jsonl', 3, 'it is not JSON')];
    await tellOutcome(bot, client, outcomeOf({ followUp: {}, failures }));
    const { content } = JSON.parse(modLog.at(-1) ?? '') as BotMessage;
    expect(unescapeMarkdown(content)).toMatch(
      /could not be asked.*golden\.jsonl, line 3.*Correct this line/u,
    );
    expect(logged.join('\n')).toContain('golden.jsonl');
  });

  it('is not told of a run that changed nothing, or that somebody cancelled', async () => {
    const { bot, client, modLog } = scene();
    const report = { ...REPORT, generation: 1 };
    await tellOutcome(bot, client, outcomeOf({ report, followUp: {} }));
    await tellFailure(bot, client, new IndexCancelledError());
    expect(modLog).toEqual([]);
  });

  it('that is a failure is told once', async () => {
    const { bot, client, modLog } = scene();
    const failure = new Error('The disk is full');
    await tellFailure(bot, client, failure);
    await tellFailure(bot, client, failure);
    expect(modLog).toHaveLength(1);
    expect(modLog[0]).toContain(english.reindex.failed);
  });
});

/** An interaction that somebody made some minutes ago. */
function interactionOf(client: Client<true>, minutes: number, editReply: () => Promise<unknown>) {
  const said: string[] = [];
  const sent: string[] = [];
  const interaction = {
    client,
    createdTimestamp: Date.now() - minutes * 60_000,
    user: { id: '42' },
    channel: {
      isSendable: () => true,
      send: async (message: BotMessage) => void sent.push(JSON.stringify(message)),
    },
    editReply: async (message: BotMessage) => {
      await editReply();
      said.push(JSON.stringify(message));
    },
    followUp: async (message: BotMessage) => void said.push(JSON.stringify(message)),
  };
  return { said, sent, interaction: interaction as unknown as Parameters<typeof showIndexing>[0] };
}

describe('a change of the sources', () => {
  const CHANGE = { done: 'Added: Tides', undoKey: null };

  it('tells who made it, and the moderators’ channel, what it did to golden questions', async () => {
    const { bot, client, modLog } = scene();
    const { interaction, said } = interactionOf(client, 0, async () => {});
    await showIndexing(interaction, bot, CHANGE, english);
    expect(said[1]).toContain(english.editing.takenBack);
    expect(said[2]).toContain('When do they land?');
    expect(modLog.at(-1)).toContain('When do they land?');
  });

  it('tells the moderators’ channel even where the reply is gone from the beginning', async () => {
    const { bot, client, modLog } = scene();
    const { interaction } = interactionOf(client, 0, () => Promise.reject(new Error('Unknown Message')));
    await showIndexing(interaction, bot, CHANGE, english);
    expect(modLog.at(-1)).toContain('When do they land?');
  });

  it('tells the moderators’ channel of a failure', async () => {
    const { bot, client, modLog } = scene(() => Promise.reject(new Error('The disk is full')));
    const { interaction, said } = interactionOf(client, 0, async () => {});
    await showIndexing(interaction, bot, CHANGE, english);
    expect(said[1]).toContain('could not be brought up to date');
    expect(modLog).toHaveLength(1);
  });

  it('is told in ordinary messages once the reply does not last much longer', async () => {
    const { bot, client } = scene();
    const { interaction, said, sent } = interactionOf(client, 13, async () => {});
    await showIndexing(interaction, bot, CHANGE, english);
    expect(said).toEqual([]);
    expect(sent.join('\n')).toContain(`<@42> Added: Tides\\n${english.editing.takenBack}`);
    expect(sent.at(-1)).toContain('When do they land?');
  });

  it('is told in ordinary messages where the reply has expired all the same', async () => {
    const { bot, client } = scene();
    const expired = new DiscordAPIError(
      { code: 50_027, message: 'Invalid Webhook Token' },
      50_027,
      401,
      'PATCH',
      'https://discord.com/api',
      { body: undefined, files: undefined },
    );
    const { interaction, sent } = interactionOf(client, 1, () => Promise.reject(expired));
    await showIndexing(interaction, bot, CHANGE, english);
    expect(sent.join('\n')).toContain(english.editing.takenBack);
    expect(sent.at(-1)).toContain('When do they land?');
  });

  it('replies until then', async () => {
    const { client } = scene();
    const { interaction, said, sent } = interactionOf(client, 11, async () => {});
    await lastingReply(interaction).show({ content: 'Done' } as BotMessage);
    expect([said.length, sent.length]).toEqual([1, 0]);
  });
});
