import { expect, it } from 'vitest';
import { startQuickScene } from './quick-scene.ts';

it('takes no questions any more, and ends, while a run that was watched for does not end', async () => {
  let isClosing = false;
  const scene = await startQuickScene({
    environment: { WATCH_SEEDS: 'true' },
    app: {
      watchSeeds: async () => ({
        close: () => {
          isClosing = true;
          return new Promise(() => {});
        },
      }),
    },
  });
  const stopped = scene.stop();
  expect(isClosing).toBe(true);
  const asked = scene.fake.user('anna').mention('general', 'Who leads it?');
  await stopped;
  const told = scene.fake.messages('general').filter(({ id }) => id !== asked.id);
  expect(JSON.stringify(told)).not.toContain('What was to be said');
  expect(scene.logged).toContainEqual(expect.objectContaining({ msg: 'some work did not end in time' }));
});
