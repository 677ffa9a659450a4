/**
 * A Discord of our own for end-to-end tests: REST and gateway on one local port, spoken to by the
 * real discord.js client, driven by what people do and checked by what they see.
 *
 *     const fake = await startFakeDiscord({ guilds: [{ name: 'News', channels: ['general'] }] });
 *     const client = new Client({ rest: { api: fake.apiUrl, version: '10' }, intents, partials });
 *     await client.login(fake.token);
 *     const alice = fake.user('alice', { permissions: ['ManageGuild'], locale: 'de' });
 *     const question = alice.mention('general', 'who leads it?');
 *     const answer = await fake.replyTo(question);
 *     const pressed = alice.press(answer, 'In context');
 *     const context = await pressed.response();
 *     expect(fake.violations).toEqual([]);
 *     await fake.close();
 *
 * People (`fake.user`): say, mention, reply, dm, edit, delete, openThread, slash, autocomplete,
 * press, select, submitModal, messageMenu; each of the latter gives a SeenInteraction with
 * acknowledged, response, followUps, choices, modal. Messages are live objects: a later edit shows
 * in them; `fake.history` has every state. What waits rejects after `timeoutMs` with a list of what
 * did happen.
 *
 * Faults: `fake.onNext('POST /channels/{id}/messages', { status: 500 })` and `fake.gateway`
 * (close, terminate, freeze, reconnect, invalidateSession, ignoreHeartbeats, keepSilent, refuse, send,
 * sendRaw).
 *
 * A payload that breaks Discord's API description or its limits is refused with 400 and stands in
 * `fake.violations`; `checkPayload` in check-payload.ts does the same without a server.
 */
import type { AddressInfo } from 'node:net';
import type { APIApplicationCommand } from 'discord.js';
import type { BucketOptions } from './buckets.ts';
import { createClock } from './clock.ts';
import { commandRoutes } from './command-routes.ts';
import type { Core, Ping, Settings, Typing } from './core.ts';
import { createFaults, type Fault, type RoutePattern } from './faults.ts';
import { createGateway, type Gateway, shardOf } from './gateway.ts';
import { createHappenings, type LoggedEvent, type LoggedRequest, type Violation } from './happenings.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { placeRoutes } from './place-routes.ts';
import { createRest, type Handler } from './rest.ts';
import { guildShape, memberShape } from './shapes.ts';
import { createStage, furnish, type GuildOptions, type Stage } from './stage.ts';
import { createWatch, type Watch } from './watch.ts';
import { createWorld, type FakeGuild, type World } from './world.ts';

export interface FakeOptions extends Partial<Settings> {
  readonly botName?: string;
  /** One guild "News" with the text channel "general", unless told. */
  readonly guilds?: readonly GuildOptions[];
  readonly heartbeatIntervalMs?: number;
  /** A limit on messages per channel with Discord's headers (Discord's own: about 5 in 5,000 ms). */
  readonly messageBucket?: BucketOptions;
  /** The number of shards Discord recommends. */
  readonly shards?: number;
}

export interface FakeDiscord extends Stage, Watch {
  /** For `rest: { api: apiUrl, version: '10' }`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botId: string;
  /** The first guild. */
  readonly guild: FakeGuild;
  readonly world: World;
  readonly gateway: Gateway;
  readonly requests: readonly LoggedRequest[];
  readonly events: readonly LoggedEvent[];
  readonly violations: Violation[];
  readonly typing: readonly Typing[];
  /** Everybody whom the bot's messages notified: should stay empty. */
  readonly pings: readonly Ping[];
  readonly commands: readonly APIApplicationCommand[];
  /** The next requests that match get the fault instead of, or on top of, the ordinary answer. */
  onNext(pattern: RoutePattern, fault: Fault): void;
  clearFaults(): void;
  /** Moves the server's clock on: interaction deadlines pass, tokens expire. */
  advance(byMs: number): void;
  close(): Promise<void>;
}

const HEARTBEAT_MS = 41_250;
const ONE_GUILD: GuildOptions = { name: 'News', channels: ['general'] };

/** Starts the server on a free port of 127.0.0.1. */
export async function startFakeDiscord(options: FakeOptions = {}): Promise<FakeDiscord> {
  const settings: Settings = {
    token: 'MTIzNDU2.fake.token',
    privilegedIntents: 0,
    interactionDeadlineMs: 3_000,
    interactionLifeMs: 15 * 60_000,
    timeoutMs: 15_000,
    requestsPerSecond: 50,
    ...options,
  };
  const world = createWorld(createClock(), options.botName ?? 'Verbatim');
  for (const guild of options.guilds ?? [ONE_GUILD]) {
    furnish(world, guild);
  }
  const happenings = createHappenings();
  const faults = createFaults();
  const routes: Record<string, Handler> = {};
  const server = createRest(happenings, faults, {
    token: settings.token,
    requestsPerSecond: settings.requestsPerSecond,
    messageBucket: options.messageBucket,
    routes,
    attachment: (path) => world.files.get(path),
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const gatewayUrl = (): string => `ws://127.0.0.1:${port}`;
  const ofShard = ([shard, count]: readonly [number, number]): FakeGuild[] =>
    [...world.guilds.values()].filter(({ id }) => shardOf(id, count) === shard);
  const gateway = createGateway(server, happenings, {
    token: settings.token,
    privilegedIntents: settings.privilegedIntents,
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? HEARTBEAT_MS,
    url: gatewayUrl,
    ready: (shard) => ({
      user: world.bot,
      application: { id: world.application.id, flags: 0 },
      guilds: ofShard(shard).map(({ id }) => ({ id, unavailable: true })),
    }),
    afterReady: (shard) =>
      ofShard(shard).map((guild) => ({ t: 'GUILD_CREATE', d: guildShape(world, guild) })),
    members: (guildId) => {
      const guild = world.guilds.get(guildId);
      const members = guild && [...guild.members.keys()].map((id) => memberShape(world, guild, id));
      return { guild_id: guildId, members: members ?? [], chunk_index: 0, chunk_count: 1 };
    },
  });
  const core: Core = {
    world,
    happenings,
    gateway,
    settings,
    interactions: new Map(),
    versions: new Map(),
    pings: [],
    typing: [],
    nonces: new Map(),
    url: () => `http://127.0.0.1:${port}`,
  };
  Object.assign(
    routes,
    placeRoutes(core, gatewayUrl, options.shards ?? 1),
    messageRoutes(core),
    commandRoutes(core),
    interactionRoutes(core),
  );
  const [guild] = world.guilds.values();
  if (guild === undefined) {
    throw new Error('A fake Discord needs a guild');
  }
  return {
    apiUrl: `http://127.0.0.1:${port}/api`,
    token: settings.token,
    applicationId: world.application.id,
    botId: world.bot.id,
    guild,
    world,
    gateway,
    requests: happenings.requests,
    events: happenings.events,
    violations: happenings.violations,
    typing: core.typing,
    pings: core.pings,
    commands: world.commands,
    ...createStage(core),
    ...createWatch(core),
    onNext: (pattern, fault) => faults.add(pattern, fault),
    clearFaults: () => faults.clear(),
    advance: (byMs) => world.clock.advance(byMs),
    async close() {
      gateway.stop();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** How often a client has connected to the gateway. */
export const connections = ({ events }: Pick<FakeDiscord, 'events'>): number =>
  events.filter(({ name }) => name === 'connection').length;
