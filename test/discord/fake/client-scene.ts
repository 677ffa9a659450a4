import { Client, Events, GatewayIntentBits, type Message, Partials, type SendableChannels } from 'discord.js';
import { afterEach, beforeEach } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from './fake-discord.ts';

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

/** A client of discord.js on a Discord of our own. */
export interface ClientScene {
  readonly fake: FakeDiscord;
  readonly client: Client;
  /** What went wrong in the client and in what it does with messages. */
  readonly errors: unknown[];
  /** Logs in, registers the commands and waits until the guild is there. */
  start(): Promise<Client<true>>;
  /** @throws when nothing can be sent there */
  sendable(channel: string): Promise<SendableChannels>;
  /** Hears what people write. */
  onMessage(handle: (message: Message) => Promise<unknown>): void;
}

/** Both are new for every test of a file. */
export function useClient(): ClientScene {
  const scene: { -readonly [Key in keyof ClientScene]: ClientScene[Key] } = {
    errors: [] as unknown[],
    async start() {
      const { client, fake } = scene;
      const isReady = new Promise((resolve) => {
        client.once(Events.ClientReady, resolve);
      });
      await client.login(fake.token);
      await isReady;
      const started = client as Client<true>;
      await started.application.commands.set([ASK, CHECK, REINDEX]);
      return started;
    },
    async sendable(name) {
      const channel = await scene.client.channels.fetch(scene.fake.channel(name).id);
      if (channel?.isSendable() !== true) {
        throw new Error(`Nothing can be sent to ${name}`);
      }
      return channel;
    },
    onMessage(handle) {
      scene.client.on(Events.MessageCreate, (message) => {
        if (!message.author.bot) {
          handle(message).catch((error: unknown) => scene.errors.push(error));
        }
      });
    },
  } as ClientScene;
  beforeEach(async () => {
    scene.errors.length = 0;
    scene.fake = await startFakeDiscord({
      timeoutMs: 3_000,
      guilds: [
        {
          name: 'News',
          locale: 'de',
          channels: [
            'general',
            { name: 'quiet', denyBot: ['SendMessages'] },
            { name: 'posts', kind: 'forum' },
          ],
        },
      ],
    });
    scene.client = new Client({
      rest: { api: scene.fake.apiUrl, version: '10' },
      intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
      partials: [Partials.Channel, Partials.Message],
    });
    scene.client.on(Events.Error, (error) => scene.errors.push(error));
  });
  afterEach(async () => {
    await scene.client.destroy();
    await scene.fake.close();
  });
  return scene;
}
