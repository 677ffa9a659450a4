import { afterAll, describe, expect, it } from 'vitest';
import { createPostgresState } from '../../../src/state/postgres-state.ts';
import { readKeyFile } from '../../../src/state/person-key.ts';
import type { BotState } from '../../../src/state/state.ts';
import { startPglite } from '../../stores/postgres/pglite-server.ts';
import { DONBAS } from '../../story.ts';
import { useScene } from './stage.ts';
import { votesOn } from '../../state/votes-on.ts';

const XI = 'Who is Xi Jinping?';
/** Longer than everything waits for a database. */
const PATIENCE_MS = 20_000;

const server = await startPglite();
afterAll(() => server.close());

describe('a bot whose state is in a database', () => {
  const scene = useScene({ environment: { DATABASE_URL: server.url, DATABASE_TIMEOUT_SECONDS: '2' } });
  /** As another machine's bot sees it, which has the same key. */
  async function elsewhere<T>(look: (state: BotState) => Promise<T>): Promise<T> {
    const { embeddingsDirectory: directory } = scene.config;
    const database = { url: server.url, timeoutMs: 2_000 };
    const state = createPostgresState({
      database,
      directory,
      key: readKeyFile(directory),
      keepQuestionsDays: 30,
    });
    try {
      return await look(state);
    } finally {
      await state.close();
    }
  }
  const texts = (): Promise<string[]> =>
    elsewhere(async (state) => (await state.keptQuestions(0)).map(({ text }) => text));

  it('keeps gaps and votes where all bots see them, and deletes them for all', async () => {
    const { fake } = scene;
    const [anna, ben] = [fake.user('anna'), fake.user('ben')];
    await fake.replyTo(anna.mention('general', XI));
    await expect.poll(texts).toEqual([XI]);
    const answer = await fake.replyTo(anna.mention('general', DONBAS));
    expect((await ben.press(answer, 'Not helpful').response()).content).toBe('Thank you, noted.');
    expect(await texts()).toEqual([DONBAS, XI]);
    expect(await elsewhere((state) => votesOn(state, answer.id))).toEqual({ helpful: 0, notHelpful: 1 });
    const told = await anna.slash('privacy').response();
    expect(told.embeds[0]!.description).toContain(
      'What I currently store about you: 2 questions and 0 votes.',
    );
    const sure = await anna.press(told, 'Delete my data').response();
    expect((await anna.press(sure, 'Delete').response()).content).toBe('Deleted: 2 questions and 0 votes.');
    expect(await texts()).toEqual([]);
    expect((await ben.slash('status').response()).embeds[0]!.fields?.map(({ value }) => value)).toContain(
      '2, 50 % of them unanswered',
    );
  });

  it('answers while the database is away, says that a vote is not kept, and deletes later', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const asked = anna.mention('general', XI);
    await fake.replyTo(asked);
    await expect.poll(texts).toEqual([XI]);
    await server.setDown(true);
    const answer = await fake.replyTo(anna.mention('general', DONBAS));
    expect(answer.embeds.length).toBeGreaterThan(0);
    const vote = await anna.press(answer, 'Helpful').response();
    expect(vote.content).toContain('Your vote could not be saved just now.');
    const told = await anna.slash('privacy').response();
    expect(told.content).toContain('Your data cannot be reached just now.');
    anna.delete(asked);
    await expect
      .poll(() => scene.logged.some((line) => line.includes('the state could not be written')))
      .toBe(true);
    await server.setDown(false);
    expect((await anna.press(answer, 'Helpful').response()).content).toBe('Thank you, noted.');
    await expect.poll(texts, { timeout: 40_000 }).toEqual([]);
    expect(scene.logged.join('\n')).not.toContain('secret');
  });
});

describe('a bot whose articles are in a database', () => {
  const environment = { DATABASE_URL: server.url, DATABASE_TIMEOUT_SECONDS: '1' };
  const scene = useScene({ environment, app: async () => ({ environment, parts: {} }) });

  /** By mention, and by two commands. */
  async function replies(): Promise<string[]> {
    const { fake } = scene;
    const anna = fake.user('anna');
    const mentioned = fake.replyTo(anna.mention('general', DONBAS), PATIENCE_MS);
    const said = [
      anna.slash('sources').response(PATIENCE_MS),
      anna.slash('status').response(PATIENCE_MS),
      mentioned,
    ];
    return (await Promise.all(said)).map(({ content }) => content);
  }
  const warnings = (code: string): string[] =>
    scene.logged.filter((line) => line.includes(`"code":"${code}"`));

  it('says that they cannot be reached while it is away, and logs that once', async () => {
    await server.setDown(true);
    const said = await replies();
    await server.setDown(false);
    for (const words of said) expect(words).toMatch(/^The articles cannot be reached just now\./u);
    expect(warnings('DATABASE_UNREACHABLE')).toHaveLength(1);
    const answer = await scene.fake.replyTo(scene.fake.user('anna').mention('general', DONBAS), PATIENCE_MS);
    expect(answer.embeds[0]!.description).toContain('85%');
  });

  it('says the same while it says nothing', async () => {
    server.stall(true);
    const said = await replies();
    server.stall(false);
    for (const words of said)
      expect(words).toMatch(/^The articles cannot be reached just now\.|^I am getting too many questions/u);
  });

  it('says that somebody has to mend something where it is of a newer version', async () => {
    await server.db.exec('INSERT INTO verbatim.migrations (version) VALUES (99)');
    const said = await replies();
    await server.db.exec('DELETE FROM verbatim.migrations WHERE version = 99');
    for (const words of said) expect(words).toMatch(/^I cannot read the articles until/u);
    expect(warnings('SCHEMA_TOO_NEW')).toHaveLength(1);
    expect(scene.logged.filter((line) => line.includes('"msg":"failed"'))).toEqual([]);
  });
});
