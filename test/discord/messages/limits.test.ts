import { afterEach, describe, expect, it } from 'vitest';
import { writeCustomId } from '../../../src/discord/messages/custom-id.ts';
import { type QuickScene, startQuickScene } from '../quick-scene.ts';

let scene: QuickScene;

async function start(questions: number): Promise<void> {
  scene = await startQuickScene({ environment: { QUESTIONS_PER_MINUTE: String(questions) } });
}

describe('mentions without words', () => {
  afterEach(() => scene.stop());

  it('are told how to ask once a minute, whoever else is told', async () => {
    await start(100);
    const [anna, ben] = [scene.fake.user('anna'), scene.fake.user('ben')];
    const told = await scene.fake.replyTo(anna.mention('general', ''));
    expect(told.content).toContain('Write your question');
    for (let index = 0; index < 5; index += 1) anna.mention('general', '');
    await scene.fake.replyTo(ben.mention('general', ''));
    await scene.fake.replyTo(anna.mention('general', 'Who leads it?'));
    const words = scene.fake.messages('general').filter(({ content }) => content.includes('Write your'));
    expect(words).toHaveLength(2);
  });

  it('count as questions', async () => {
    await start(2);
    const anna = scene.fake.user('anna');
    await scene.fake.replyTo(anna.mention('general', ''));
    anna.mention('general', '');
    anna.mention('general', 'Who leads it?');
    expect((await scene.fake.nextMessage(anna.dmChannel)).content).toContain('Please wait');
  });
});

describe('commands and buttons', () => {
  afterEach(async () => {
    await scene.stop();
    expect(scene.fake.violations).toEqual([]);
  });

  it('are limited for each person, generously, and who is refused is told so alone', async () => {
    await start(1);
    const anna = scene.fake.user('anna');
    const message = await scene.fake.replyTo(anna.mention('general', ''));
    const press = () => anna.press(message, { customId: writeCustomId({ kind: 'sources' }) });
    for (let index = 0; index < 29; index += 1) await press().response();
    expect((await anna.slash('status').response()).embeds).toHaveLength(1);
    for (const refused of [press(), anna.slash('help'), anna.slash('ask', { question: 'Who?' })]) {
      const told = await refused.response();
      expect(told.content).toMatch(/^You are doing that too often\. Please wait \d+ seconds?\.$/u);
      expect(told.visibleTo).toBe(anna.id);
    }
    const other = await scene.fake.user('ben').slash('status').response();
    expect(other.embeds).toHaveLength(1);
  });

  it('are not fewer than questions may be', async () => {
    await start(100);
    const anna = scene.fake.user('anna');
    const all = Array.from({ length: 35 }, () => anna.slash('sources').response(15_000));
    expect((await Promise.all(all)).filter(({ content }) => content.includes('Please wait'))).toEqual([]);
  });
});
