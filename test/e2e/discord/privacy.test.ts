import { describe, expect, it } from 'vitest';
import { createSqliteState } from '../../../src/state/sqlite-state.ts';
import type { KeptQuestion } from '../../../src/state/state.ts';
import { buttonsOf } from '../../discord/fake/components.ts';
import { DONBAS } from '../../story.ts';
import { useScene } from './stage.ts';

const XI = 'Who is Xi Jinping?';

describe('what is kept of people', () => {
  const scene = useScene({ environment: { KEEP_QUESTIONS_DAYS: '7' } });
  const kept = async (): Promise<KeptQuestion[]> => {
    const { embeddingsDirectory, keepQuestionsDays } = scene.config;
    const state = createSqliteState(embeddingsDirectory, { keepQuestionsDays });
    try {
      return await state.keptQuestions(0);
    } finally {
      await state.close();
    }
  };
  const texts = async (): Promise<string[]> => (await kept()).map(({ text }) => text);

  it('is a question without an answer and where it was asked, not one that is answered nor a greeting', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    await fake.replyTo(anna.mention('general', DONBAS));
    await fake.replyTo(anna.mention('general', 'hello there'));
    await fake.replyTo(anna.mention('general', XI));
    expect(await kept()).toMatchObject([{ text: XI, server: fake.guild.id, cause: 'no-answer' }]);
  });

  it('goes with the question, with the answer, and with a correction that is answered', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    const asked = fake.messages('general').find(({ content }) => content.endsWith(XI))!;
    anna.delete(asked);
    await expect.poll(texts).toEqual([]);

    const answer = await fake.replyTo(anna.mention('general', XI));
    expect(await texts()).toEqual([XI]);
    anna.press(answer, 'Delete');
    await fake.deleted(answer);
    await expect.poll(texts).toEqual([]);

    const byCommand = await anna.slash('ask', { question: XI }).response();
    expect(await texts()).toEqual([XI]);
    anna.press(byCommand, 'Delete');
    await fake.deleted(byCommand);
    await expect.poll(texts).toEqual([]);

    const corrected = anna.mention('general', XI);
    await fake.replyTo(corrected);
    anna.edit(corrected, `<@${fake.botId}> ${DONBAS}`);
    await expect.poll(texts).toEqual([]);
  });

  it('is a question whose answer did not help, until that is taken back', async () => {
    const { fake } = scene;
    const answer = await fake.replyTo(fake.user('anna').mention('general', DONBAS));
    await fake.user('ben').press(answer, 'Not helpful').response();
    expect(await kept()).toMatchObject([{ text: DONBAS, server: fake.guild.id, cause: 'not-helpful' }]);
    await fake.user('ben').press(answer, 'Helpful').response();
    expect(await kept()).toEqual([]);
  });

  it('says of a private question where it was asked to nobody', async () => {
    const { fake } = scene;
    const anna = fake.user('anna');
    await fake.replyTo(anna.dm(XI));
    const answer = await anna.slash('ask', { question: DONBAS, private: true }).response();
    await anna.press(answer, 'Not helpful').response();
    expect((await kept()).map(({ text, server }) => [text, server])).toEqual([
      [DONBAS, null],
      [XI, null],
    ]);
  });

  it('is told and deleted by /privacy, for whoever asks and nobody else', async () => {
    const { fake } = scene;
    const [anna, ben] = [fake.user('anna'), fake.user('ben')];
    await fake.replyTo(ben.mention('general', 'Who is Angela Merkel?'));
    const told = await anna.slash('privacy').response();
    expect(told.visibleTo).toBe(anna.id);
    expect(told.embeds[0]!.description).toContain('is kept with its text for 7 days');
    expect(told.embeds[0]!.description).toContain(
      'What I currently store about you: 2 questions and 1 vote.',
    );
    expect(told.embeds[0]!.description).not.toContain('log, which');

    const sure = await anna.press(told, 'Delete my data').response();
    expect(sure.content).toContain('Delete your 2 questions and 1 vote');
    const back = await anna.press(sure, 'Keep').response();
    expect(back.embeds[0]!.description).toContain('2 questions and 1 vote');
    expect(await texts()).toHaveLength(3);

    const again = await anna.press(back, 'Delete my data').response();
    expect((await anna.press(again, 'Delete').response()).content).toBe('Deleted: 2 questions and 1 vote.');
    expect(await texts()).toEqual(['Who is Angela Merkel?']);
    const nothing = await anna.slash('privacy').response();
    expect(nothing.embeds[0]!.description).toContain('0 questions and 0 votes');
    expect(buttonsOf(nothing)[0]!['disabled']).toBe(true);
  });

  it('tells in direct messages and in a person’s language, too', async () => {
    const { fake } = scene;
    const jan = fake.user('jan', { locale: 'de' });
    const told = await jan.slash('privacy', {}, { channel: jan.dmChannel }).response();
    expect(told.embeds[0]!.description).toContain('bleibt 7 Tage mit ihrem Wortlaut gespeichert');
  });
});

describe('where no question is to be kept', () => {
  const scene = useScene({ environment: { KEEP_QUESTIONS_DAYS: '0', LOG_QUESTIONS: 'true' } });

  it('none is, and people are told so', async () => {
    const { fake, config } = scene;
    const anna = fake.user('anna');
    await fake.replyTo(anna.mention('general', XI));
    const answer = await fake.replyTo(anna.mention('general', DONBAS));
    await anna.press(answer, 'Not helpful').response();
    const state = createSqliteState(config.embeddingsDirectory, { keepQuestionsDays: 30 });
    expect(await state.keptQuestions(0)).toEqual([]);
    await state.close();
    const told = (await anna.slash('privacy').response()).embeds[0]!.description;
    expect(told).toContain('are answered and not kept.');
    expect(told).toContain('written to a log');
    expect(told).toContain('0 questions and 1 vote');
  });
});
