import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { AppParts } from '../../../src/app.ts';
import type { Config } from '../../../src/config.ts';
import { createLog } from '../../../src/discord/connection/log.ts';
import { once } from '../../../src/once.ts';
import { openState } from '../../../src/state/open-state.ts';
import type { BotState } from '../../../src/state/state.ts';
import { type BotParts, type RunningBot, startBot } from '../../../src/discord/start.ts';
import { type FakeDiscord, type FakeOptions, startFakeDiscord } from '../../discord/fake/fake-discord.ts';
import { openRealApp, type RealApp } from './real-app.ts';

/** The bot with the real app and models, on a Discord of our own. */
export interface Scene {
  readonly fake: FakeDiscord;
  readonly real: RealApp;
  readonly config: Config;
  bot: RunningBot;
  /** Lines for people. */
  readonly told: string[];
  /** Lines of the log. */
  readonly logged: string[];
  /** Stops the bot and starts it again, with its files as they are. */
  restart(): Promise<void>;
}

/** Once for all tests of a file; after each, nothing that left the bot may break Discord's rules. */
export function useScene(
  options: {
    fake?: FakeOptions;
    environment?: Record<string, string> | ((fake: FakeDiscord) => Record<string, string>);
    change?: (parts: BotParts, fake: FakeDiscord) => BotParts;
    /** What the app itself is opened with. */
    app?: () => Promise<{ environment: Record<string, string>; parts: Partial<AppParts> }>;
  } = {},
): Scene {
  const scene = {} as { -readonly [Key in keyof Scene]: Scene[Key] };
  let state: ReturnType<typeof once<Promise<BotState>>> | undefined;
  const stop = async (): Promise<void> => {
    await scene.bot?.stop();
    await (await state?.opened())?.close();
  };
  const start = async (): Promise<void> => {
    const { config, real, told, logged } = scene;
    // In the database of the bot's own settings, where they name one, with the articles where they are.
    state = once(async () => openState(config, () => {}));
    const parts: BotParts = {
      app: { ...real.app, state },
      tell: (line) => told.push(line),
      log: createLog(config, (line) => logged.push(line)),
    };
    scene.bot = await startBot(config, options.change?.(parts, scene.fake) ?? parts);
  };
  beforeAll(async () => {
    scene.fake = await startFakeDiscord(options.fake);
    const app = await options.app?.();
    scene.real = await openRealApp(app?.environment, app?.parts);
    scene.told = [];
    scene.logged = [];
    const { environment = {} } = options;
    scene.config = scene.real.configFor({
      DISCORD_TOKEN: scene.fake.token,
      DISCORD_API_URL: scene.fake.apiUrl,
      LOG_LEVEL: 'debug',
      QUESTIONS_PER_MINUTE: '1000',
      CHANNEL_QUESTIONS_PER_MINUTE: '1000',
      ...(typeof environment === 'function' ? environment(scene.fake) : environment),
    });
    scene.restart = async () => {
      await stop();
      await start();
    };
    await start();
  }, 60_000);
  afterEach(() => {
    expect(scene.fake.violations).toEqual([]);
    // A deferred reply to a button cannot say whom it may mention; it replies to the bot itself.
    expect(scene.fake.pings.filter(({ whom }) => whom !== scene.fake.botId)).toEqual([]);
  });
  afterAll(async () => {
    await stop();
    await scene.real?.close();
    await scene.fake?.close();
  });
  return scene;
}
