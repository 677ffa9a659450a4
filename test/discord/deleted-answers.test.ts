import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BotApp } from '../../src/discord/bot.ts';
import { DatabaseUnreachableError } from '../../src/stores/postgres/errors.ts';
import { once } from '../../src/once.ts';
import { openState } from '../../src/state/open-state.ts';
import { readConfig } from '../../src/config.ts';
import type { BotState } from '../../src/state/state.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredMessage } from './fake/world.ts';
import { quickApp, type QuickScene, startQuickScene } from './quick-scene.ts';

const TWO = {
  guilds: [
    { name: 'News', channels: ['general'] },
    { name: 'Elsewhere', channels: ['lobby'] },
  ],
};

describe('a kept question goes', () => {
  let scene: QuickScene;
  let state: BotState;
  let folder: string;
  /** Ids of questions that were to be deleted. */
  let forgotten: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-deleted-'));
    forgotten = [];
    const opened = once(async (): Promise<BotState> => {
      const inFolder = openState(readConfig({ EMBEDDINGS_DIR: folder }), () => {});
      return {
        ...inFolder,
        forgetQuestions(ids) {
          forgotten.push(...ids);
          return inFolder.forgetQuestions(ids);
        },
      };
    });
    state = await opened();
    const quick = quickApp(join(folder, 'seeds'), opened);
    const answer: BotApp['answer'] = async (asked, options) => {
      const answered = await quick.answer(asked, options);
      if (asked.question !== 'hello') return answered;
      return { ...answered, answer: { ...answered.answer, kind: 'greeting' } };
    };
    scene = await startQuickScene({ fake: TWO, app: { state: opened, answer } });
  });
  afterEach(async () => {
    await scene.stop();
    await state.close();
    await rm(folder, { recursive: true, force: true });
    expect(scene.fake.violations).toEqual([]);
  });
  /** Until the bot has heard from Discord that these messages are there. */
  const areNoted = async (...answers: StoredMessage[]): Promise<void> => {
    await expect
      .poll(async () => new Set((await state.records()).kept.map(({ answer }) => answer)))
      .toEqual(new Set(answers.map(({ id }) => id)));
  };
  const kept = async (): Promise<string[]> => (await state.keptQuestions(0)).map(({ text }) => text);

  it('with the answer to a mention, whoever deletes that', async () => {
    const anna = scene.fake.user('anna');
    const answer = await scene.fake.replyTo(anna.mention('general', 'Who leads it?'));
    await areNoted(answer);
    expect(await kept()).toEqual(['Who leads it?']);
    scene.fake.deleteMessages(answer);
    await expect.poll(kept).toEqual([]);
  });

  it('with the answer to a command, which was deferred', async () => {
    const seen = scene.fake.user('anna').slash('ask', { question: 'Who leads it?' });
    const answer = await seen.response();
    await areNoted(answer);
    expect(await kept()).toEqual(['Who leads it?']);
    scene.fake.deleteMessages(answer);
    await expect.poll(kept).toEqual([]);
  });

  it('with an answer that was corrected to be none', async () => {
    const anna = scene.fake.user('anna');
    const asked = anna.mention('general', 'hello');
    const answer = await scene.fake.replyTo(asked);
    anna.edit(asked, `<@${scene.fake.botId}> Who leads it?`);
    await scene.fake.edited(answer);
    await areNoted(answer);
    expect(await kept()).toEqual(['Who leads it?']);
    scene.fake.deleteMessages(answer);
    await expect.poll(kept).toEqual([]);
  });

  it('when it is corrected to one that is answered', async () => {
    const anna = scene.fake.user('anna');
    const asked = anna.mention('general', 'Who leads it?');
    await areNoted(await scene.fake.replyTo(asked));
    anna.edit(asked, `<@${scene.fake.botId}> hello`);
    await expect.poll(kept).toEqual([]);
    expect(forgotten).toEqual([asked.id]);
  });

  it('and nothing is deleted for a question that is answered at once', async () => {
    const anna = scene.fake.user('anna');
    await scene.fake.replyTo(anna.mention('general', 'hello'));
    await anna.slash('ask', { question: 'hello' }).response();
    await expect.poll(async () => (await state.figures(0)).questions).toBe(2);
    expect(forgotten).toEqual([]);
  });

  it('with many answers that are deleted at once', async () => {
    const anna = scene.fake.user('anna');
    const answers = [];
    for (const question of ['Who leads it?', 'When was it?']) {
      answers.push(await scene.fake.replyTo(anna.mention('general', question)));
    }
    await areNoted(...answers);
    expect(await kept()).toHaveLength(2);
    scene.fake.deleteMessages(answers[0]!, answers[1]!);
    await expect.poll(kept).toEqual([]);
  });

  it('with the message that asked, once its answer was voted not to help', async () => {
    const anna = scene.fake.user('anna');
    const asked = anna.mention('general', 'hello');
    await anna.press(await scene.fake.replyTo(asked), 'Not helpful').response();
    expect(await kept()).toEqual(['hello']);
    anna.delete(asked);
    await expect.poll(kept).toEqual([]);
  });

  it('and none is kept for a vote where the answer does not say which message asked', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    fake.setBotRights('general', { deny: ['ReadMessageHistory'] });
    anna.mention('general', 'hello');
    const answer = await fake.nextMessage('general');
    expect(answer.message_reference).toBeUndefined();
    const voted = await anna.press(answer, 'Not helpful').response();
    expect(voted.content).toContain('Thank you');
    expect((await state.records()).votes).toHaveLength(1);
    expect(await kept()).toEqual([]);
  });

  it('with the server that the bot is taken out of, and no other', async () => {
    const { fake } = scene;
    await fake.replyTo(fake.user('anna').mention('general', 'Who leads it?'));
    await fake.replyTo(fake.user('ben', { guild: 'Elsewhere' }).mention('lobby', 'When was it?'));
    await expect.poll(kept).toHaveLength(2);
    const [, other] = [...fake.world.guilds.values()];
    fake.gateway.dispatch('GUILD_DELETE', { id: fake.guild.id, unavailable: true });
    fake.gateway.dispatch('GUILD_DELETE', { id: other!.id });
    await expect.poll(kept).toEqual(['Who leads it?']);
  });
});

const fails = (): Promise<never> => Promise.reject(new DatabaseUnreachableError('database'));
const nothing = async (): Promise<void> => {};

/** Everything fails but what the bot does at its start and end. */
const AWAY = new Proxy({ close: nothing, expire: nothing } as unknown as BotState, {
  get: (target, name) => (name === 'then' ? undefined : (Reflect.get(target, name) ?? fails)),
});

describe('while what is kept cannot be reached', () => {
  it('the log says so once, however many messages are deleted', async () => {
    const scene = await startQuickScene({
      app: {
        state: async () => AWAY,
      },
    });
    const anna = scene.fake.user('anna');
    for (let index = 0; index < 20; index += 1) anna.delete(anna.say('general', 'chatter'));
    await scene.fake.replyTo(anna.mention('general', 'Who leads it?'));
    const lines = scene.logged.filter(({ msg }) => msg.includes('could not be written'));
    expect(lines).toEqual([expect.objectContaining({ level: 40, code: 'DATABASE_UNREACHABLE' })]);
    expect(JSON.stringify(lines)).not.toContain('stack');
    await scene.stop();
  });
});
