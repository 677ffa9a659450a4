import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { answerQuestion } from '../../src/conversation/answered-question.ts';
import type { BotApp } from '../../src/discord/bot.ts';
import { createLog } from '../../src/discord/connection/log.ts';
import { type BotParts, type RunningBot, startBot } from '../../src/discord/start.ts';
import type { Answer } from '../../src/domain.ts';
import { createPendingDrafts } from '../../src/editing/pending-drafts.ts';
import { createGoldenFile } from '../../src/golden/golden-file.ts';
import { createGoldenQuestions } from '../../src/golden/questions.ts';
import { type FakeDiscord, type FakeOptions, startFakeDiscord } from './fake/fake-discord.ts';
import { once } from '../../src/once.ts';
import { openState } from '../../src/state/open-state.ts';
import type { BotState } from '../../src/state/state.ts';
import { createReindexing } from '../../src/reindexing/reindexing.ts';

/** What the app of these tests says to everything. */
export const SAID = 'What was to be said';

/** The real bot on the fake Discord, with an app that answers at once: for what models do not matter to. */
export interface QuickScene {
  readonly fake: FakeDiscord;
  readonly bot: RunningBot;
  /** Lines of the log, parsed. */
  readonly logged: { readonly level: number; readonly msg: string; readonly [field: string]: unknown }[];
  /** Asks in an own channel of the person's, and waits for the answer. */
  isAnswering(timeoutMs?: number): Promise<boolean>;
  stop(): Promise<void>;
}

export async function startQuickScene(
  options: {
    fake?: FakeOptions;
    app?: Partial<BotParts['app']>;
    parts?: Partial<BotParts>;
    environment?: Record<string, string> | ((fake: FakeDiscord) => Record<string, string>);
    /** Before the bot logs in. */
    before?: (fake: FakeDiscord) => void;
  } = {},
): Promise<QuickScene> {
  const fake = await startFakeDiscord(options.fake);
  options.before?.(fake);
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-quick-'));
  const { environment = {} } = options;
  const config = readConfig({
    EMBEDDINGS_DIR: folder,
    DISCORD_TOKEN: fake.token,
    DISCORD_API_URL: fake.apiUrl,
    LOG_LEVEL: 'debug',
    QUESTIONS_PER_MINUTE: '10000',
    CHANNEL_QUESTIONS_PER_MINUTE: '10000',
    ...(typeof environment === 'function' ? environment(fake) : environment),
  });
  const logged: QuickScene['logged'] = [];
  const state = once(async () => openState(config, () => {}));
  const bot = await startBot(config, {
    app: Object.assign(quickApp(join(folder, 'seeds'), state), options.app),
    tell: () => {},
    log: createLog(config, (line) => logged.push(JSON.parse(line) as QuickScene['logged'][number])),
    ...options.parts,
  });
  let asked = 0;
  return {
    fake,
    bot,
    logged,
    async isAnswering(timeoutMs) {
      asked += 1;
      const question = fake.user('asker').mention('general', `What was question ${asked}?`);
      const answer = await fake.replyTo(question, timeoutMs);
      return JSON.stringify(answer).includes(SAID);
    },
    async stop() {
      await bot.stop(200);
      await (await state.opened())?.close();
      await fake.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const answerTo = (question: string): Answer => ({
  question,
  status: 'no-answer',
  confidence: 0,
  quotes: [],
  closest: null,
  reason: { code: 'unknown-names', names: [SAID] },
});

const nothingThere = (): Promise<never> => Promise.reject(new Error('There is nothing here'));

/**
 * @param seeds folder that does not exist unless something is written
 * @param state what it remembers
 */
export function quickApp(seeds: string, state: () => Promise<BotState>): BotApp & { warm(): Promise<void> } {
  return {
    answer: (asked, { filter } = {}) =>
      answerQuestion(
        {
          ask: async (question) => answerTo(question),
          cite: async () => new Map(),
          suggest: async () => [],
        },
        asked,
        filter,
      ),
    ask: async (question) => answerTo(question),
    cite: async () => new Map(),
    further: async () => ({ quotes: [], next: null }),
    sources: async () => [],
    status: async () => null,
    check: async () => ({ statements: [], left: 0 }),
    examples: async () => [],
    inspect: nothingThere,
    find: async () => null,
    reindexing: createReindexing({
      child: { index: nothingThere, rollBack: nothingThere },
      indexHere: nothingThere,
    }),
    watchSeeds: nothingThere,
    generations: { list: async () => [], planRollback: nothingThere, rollBack: nothingThere },
    editing: nothingThere,
    drafts: async () => createPendingDrafts(join(seeds, '..')),
    gaps: async () => [],
    state,
    golden: createGoldenQuestions(
      async () => createGoldenFile(seeds),
      async (question) => answerTo(question),
    ),
    warm: async () => {},
  };
}
