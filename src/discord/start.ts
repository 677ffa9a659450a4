import { type Client, Events } from 'discord.js';
import type { Config } from '../config.ts';
import { articlesAway } from '../conversation/articles-away.ts';
import { english } from '../strings/english.ts';
import type { Bot, BotApp } from './bot.ts';
import { commandsElsewhere, elsewhereText } from './registration/commands-elsewhere.ts';
import { connect, type Connection, type Patience } from './connection/connection.ts';
import { handleInteraction } from './interactions.ts';
import { inviteLink } from './registration/invite.ts';
import { forgetServer } from './asking/kept-questions.ts';
import { createLog, type Logger } from './connection/log.ts';
import { createLoopLoad } from './connection/loop-load.ts';
import { loginError } from './connection/login-errors.ts';
import { createMessageHandlers } from './asking/messages.ts';
import { MissingTokenError } from './connection/errors.ts';
import { warnWithoutModerators } from './moderators.ts';
import { createOpenWork } from './queue/open-work.ts';
import { createQuestionLimits } from './queue/question-limits.ts';
import { createQuestionQueue, queueLimits, type QueueLimits } from './queue/question-queue.ts';
import { diffText, registerCommands } from './registration/register.ts';
import type { AddressPolicy } from '../fetching/address-policy.ts';
import { fetchAttachment } from '../fetching/fetcher.ts';
import { expireDaily } from '../state/retention.ts';
import { createSeldom } from './queue/seldom.ts';
import { watchSeeds } from './runs/watch-seeds.ts';
import { VerbatimError } from '../errors.ts';

/** Leaves eight of the fifteen seconds after which the process ends for telling people and for closing. */
const GRACE_MS = 7_000;

export interface BotParts {
  readonly app: BotApp & { warm(): Promise<void> };
  /** Lines for people, on standard error. */
  readonly tell: (line: string) => void;
  /** Where the log goes; standard error unless a test listens. */
  readonly log?: Logger;
  /** Where attached files are fetched from; Discord, unless a test has its own server. */
  readonly attachments?: AddressPolicy;
  readonly queueLimits?: QueueLimits;
  /** How long the connection may be lost before a new one is made. */
  readonly patience?: Partial<Patience>;
}

export interface RunningBot {
  readonly client: Client<true>;
  /** Resolves when the bot cannot go on; never while it can. */
  readonly failed: Promise<Error>;
  /** Whether Discord's gateway delivers what people ask. */
  isConnected(): boolean;
  /** Questions that wait for their turn. */
  questionsWaiting(): number;
  /**
   * Answers what was asked already, takes nothing new, and leaves. Whom it cannot answer in time is told.
   *
   * @param graceMs how long it waits for answers
   */
  stop(graceMs?: number): Promise<void>;
}

/**
 * Logs in, registers commands, and answers until it is stopped. One line with `ready` is told when it can
 * answer.
 *
 * @param signal gives up logging in
 * @throws VerbatimError when it cannot begin: with a wrong token, refused intents, or no connection; the reason of
 *   `signal` when it was given up
 */
export async function startBot(config: Config, parts: BotParts, signal?: AbortSignal): Promise<RunningBot> {
  const { discordToken } = config;
  if (discordToken === null) throw new MissingTokenError();
  const log = parts.log ?? createLog(config);
  const hear = (warning: unknown): void => {
    if (warning instanceof VerbatimError) warnOf(log, warning);
    else log.warn({ err: warning }, 'the state');
  };
  const [state, drafts] = await Promise.all([parts.app.state(hear), parts.app.drafts()]);
  const load = createLoopLoad();
  const bot: Bot = {
    app: parts.app,
    settings: config,
    state,
    limits: createQuestionLimits(config),
    queue: createQuestionQueue(parts.queueLimits ?? queueLimits(config), () => load.isSaturated()),
    work: createOpenWork(),
    drafts,
    fetchAttachment: (address) =>
      fetchAttachment(address, parts.attachments, { maxBytes: config.maxSourceBytes }),
    log,
    isDue: createSeldom(),
    startedAt: Date.now(),
  };
  let connection: Connection | undefined;
  const stopExpiry = expireDaily(state, (error) =>
    log.warn({ err: error }, 'old records could not be deleted'),
  );
  const stopTimers = (): void => {
    load.stop();
    stopExpiry();
  };
  try {
    const [opened, missing] = await inOrder([
      connect(
        { ...config, discordToken },
        { log, listen: (client) => listen(client, bot), patience: parts.patience ?? {}, signal },
      ).then((it) => (connection = it)),
      warmUp(bot, parts.app),
    ]);
    const ready = opened.client;
    if (config.registerOnStart && isFirstShard(ready)) await register(ready, config, parts.tell);
    if (isFirstShard(ready)) warnWithoutModerators(bot, ready);
    const watching =
      config.watchSeeds && isFirstShard(ready) ? await watchSeeds(bot, () => opened.client) : null;
    const servers = ready.guilds.cache.size;
    parts.tell(
      `ready: ${ready.user.tag} ${await answersFrom(parts.app, missing)} in ${servers} ${servers === 1 ? 'server' : 'servers'}`,
    );
    return {
      get client() {
        return opened.client;
      },
      failed: opened.failed,
      isConnected: () => opened.isReady(),
      questionsWaiting: () => bot.queue.waiting,
      async stop(graceMs = GRACE_MS) {
        const closed = watching?.close();
        // What is done of a run is found again by the next one.
        bot.app.reindexing.current()?.cancel();
        // As work, it has the same time as everything else.
        if (closed !== undefined) {
          bot.work.track(closed).catch((error: unknown) => log.error({ err: error }, 'watching did not end'));
        }
        const isDone = await bot.work.stop(graceMs);
        if (!isDone) log.warn('some work did not end in time');
        await opened.close();
        stopTimers();
      },
    };
  } catch (error) {
    await connection?.close();
    stopTimers();
    throw error;
  }
}

/** Every listener catches what its handler throws: an unheard rejection would end the process. */
function listen(client: Client, bot: Bot): void {
  const { log, work } = bot;
  const begin = (name: string, handled: Promise<void>): void => {
    work.track(handled).catch((error: unknown) => log.error({ err: error, event: name }, 'handler failed'));
  };
  client.once(Events.ClientReady, (ready) => {
    const messages = createMessageHandlers(bot, ready);
    client.on(Events.MessageCreate, (message) => begin('message', messages.created(message)));
    client.on(Events.MessageUpdate, (_, message) => begin('edit', messages.updated(message)));
    client.on(Events.MessageDelete, ({ id }) => messages.deleted([id]));
    client.on(Events.MessageBulkDelete, (deleted) => messages.deleted([...deleted.keys()]));
  });
  // A server more may be one too many for moderators.
  client.on(Events.GuildCreate, () => warnWithoutModerators(bot, client));
  client.on(Events.GuildDelete, ({ id }) => forgetServer(bot, id));
  client.on(Events.InteractionCreate, (interaction) =>
    begin('interaction', handleInteraction(interaction, bot)),
  );
  client.on(Events.Error, (error) => log.error({ err: error }, 'client'));
  client.on(Events.Warn, (message) => log.warn({ message }, 'client'));
  client.on(Events.ShardError, (error) => log.warn({ err: error }, 'gateway'));
  client.on(Events.ShardReconnecting, () => log.info('gateway reconnecting'));
  client.on(Events.ShardResume, () => log.info('gateway resumed'));
}

/**
 * What two works come to that are done at the same time. The second is heard when the first is done, so that what
 * the first opens can be closed when the second fails.
 */
async function inOrder<First, Second>([first, second]: readonly [Promise<First>, Promise<Second>]): Promise<
  [First, Second]
> {
  second.catch(() => {});
  return [await first, await second];
}

/**
 * Without an index the bot still runs, and says so when asked.
 *
 * @returns what is missing
 */
async function warmUp({ log }: Bot, app: BotParts['app']): Promise<VerbatimError | null> {
  try {
    await app.warm();
    return null;
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    warnOf(log, error);
    return error;
  }
}

/** With what to do; where in the program it was noticed helps nobody. */
function warnOf(log: Logger, { code, message, remedy }: VerbatimError): void {
  log.warn({ code }, `${message} ${remedy}`);
}

/** What cannot be reached is not asked again: a database that says nothing would be waited for twice. */
async function answersFrom(app: BotParts['app'], missing: VerbatimError | null): Promise<string> {
  if (articlesAway(missing, english) !== null) return 'cannot reach the articles yet';
  const sources = await app.sources().catch(() => []);
  return `answers from ${sources.length} sources`;
}

async function register(client: Client<true>, config: Config, tell: (line: string) => void): Promise<void> {
  const applicationId = client.application.id;
  tell(`invite: ${inviteLink(applicationId)}`);
  try {
    const place = { applicationId, guildId: config.discordGuildId };
    tell(`commands: ${diffText(await registerCommands(client.rest, place))}`);
    // In all servers it would be asked for each.
    const elsewhere = place.guildId === null ? [] : await commandsElsewhere(client.rest, place);
    for (const one of elsewhere) tell(`commands: ${elsewhereText(one, false)}`);
  } catch (error) {
    // Commands of an earlier start may still be there, and mentions need none.
    const known = loginError(error);
    tell(`commands: ${known.message}${known instanceof VerbatimError ? ` ${known.remedy}` : ''}`);
  }
}

function isFirstShard(client: Client): boolean {
  return client.shard === null || client.shard.ids.includes(0);
}
