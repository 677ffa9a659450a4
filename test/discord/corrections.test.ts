import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { quickApp, type QuickScene, startQuickScene } from './quick-scene.ts';

const quick = quickApp('no-folder', () => Promise.reject(new Error('Nothing is remembered here')));

describe('a question that is corrected twice in a moment', () => {
  let scene: QuickScene;
  afterEach(async () => {
    await scene.stop();
    expect(scene.fake.violations).toEqual([]);
  });

  it('is answered once as it is in the end', async () => {
    const asked: string[] = [];
    let open: (() => void) | undefined;
    let gate = Promise.resolve();
    scene = await startQuickScene({
      app: {
        async answer(question, options) {
          asked.push(question.question);
          await gate;
          return quick.answer(question, options);
        },
      },
    });
    const { fake } = scene;
    const anna = fake.user('anna');
    const message = anna.mention('general', 'one?');
    const answer = await fake.replyTo(message);
    gate = new Promise((resolve) => {
      open = resolve;
    });
    anna.edit(message, `<@${fake.botId}> two?`);
    await expect.poll(() => asked).toEqual(['one?', 'two?']);
    anna.edit(message, `<@${fake.botId}> three?`);
    // Until the bot has heard of it.
    await sleep(100);
    open?.();
    await expect.poll(() => answer.content).toContain('three?');
    await fake.silence('general', 200);
    expect(asked).toEqual(['one?', 'two?', 'three?']);
  });
});
