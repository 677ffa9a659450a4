import { afterEach, describe, expect, it } from 'vitest';
import type { GenerationInfo } from '../../src/stores/store.ts';
import { type QuickScene, startQuickScene } from './quick-scene.ts';

function info(generation: number): GenerationInfo {
  const createdAt = `2026-11-${10 + generation}T14:05:09.000Z`;
  return { generation, createdAt, sources: 36 + generation, restoredFrom: null } as GenerationInfo;
}

const nothing = (): Promise<never> => Promise.reject(new Error('Nothing is done here'));
const list = async (): Promise<GenerationInfo[]> => [info(13), info(12), info(11), info(2)];

describe('the generation of /rollback', () => {
  let scene: QuickScene;
  afterEach(async () => {
    await scene.stop();
    expect(scene.fake.violations).toEqual([]);
  });

  it('is offered with its time and size, those before the current one, to moderators only', async () => {
    scene = await startQuickScene({
      app: { generations: { list, planRollback: nothing, rollBack: nothing } },
    });
    const anna = scene.fake.user('anna', { permissions: ['ManageGuild'] });
    expect(await anna.autocomplete('rollback', { generation: '' }).choices()).toEqual([
      { name: '12 · 22 Nov 2026, 14:05 UTC · 48 sources', value: 12 },
      { name: '11 · 21 Nov 2026, 14:05 UTC · 47 sources', value: 11 },
      { name: '2 · 12 Nov 2026, 14:05 UTC · 38 sources', value: 2 },
    ]);
    const typed = await anna.autocomplete('rollback', { generation: '1' }).choices();
    expect(typed.map(({ value }) => value)).toEqual([12, 11]);
    const other = scene.fake.user('ben').autocomplete('rollback', { generation: '' }, { force: true });
    expect(await other.choices()).toEqual([]);
  });
});
