import { afterEach, describe, expect, it } from 'vitest';
import { UnknownGoldenError } from '../../src/golden/errors.ts';
import type { GoldenQuestions } from '../../src/golden/questions.ts';
import { IndexerFailedError } from '../../src/reindexing/errors.ts';
import type { RollbackPlan } from '../../src/reindexing/generations.ts';
import { createReindexing } from '../../src/reindexing/reindexing.ts';
import { UnknownGenerationError } from '../../src/stores/errors.ts';
import type { GenerationInfo } from '../../src/stores/store.ts';
import { type QuickScene, startQuickScene } from './quick-scene.ts';

function info(generation: number): GenerationInfo {
  const createdAt = `2026-11-${10 + generation}T14:05:09.000Z`;
  return { generation, createdAt, sources: 36 + generation, restoredFrom: null } as GenerationInfo;
}

const nothing = (): Promise<never> => Promise.reject(new Error('Nothing is done here'));
/** As the process that indexes reports it. */
const failed = (message: string, failure: string): Promise<never> =>
  Promise.reject(new IndexerFailedError(message, { remedy: 'See English words.', failure }));
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

describe('moderators who speak German', () => {
  let scene: QuickScene;
  afterEach(async () => {
    await scene.stop();
    expect(scene.fake.violations).toEqual([]);
  });

  it('hear in German why nothing was rolled back, kept, or indexed', async () => {
    const unchanged = { from: info(13), to: info(12), returning: [], changing: [], leaving: [] };
    let refusal: Error | null = new UnknownGenerationError(5, [12, 13]);
    const planRollback = async (): Promise<RollbackPlan> => {
      if (refusal !== null) throw refusal;
      return unchanged;
    };
    scene = await startQuickScene({
      fake: { guilds: [{ name: 'Nachrichten', locale: 'de', channels: ['general'] }] },
      app: {
        generations: { list, planRollback, rollBack: nothing },
        golden: {
          remove: (name: string) => Promise.reject(new UnknownGoldenError(name)),
        } as unknown as GoldenQuestions,
        reindexing: createReindexing({
          child: {
            index: () =>
              failed('Indexing may need 9 MB and has to leave 100 MB; 5 MB are free.', 'DISK_SPACE'),
            rollBack: () => failed('Generation 14 is current now, not 13.', 'GENERATION_CHANGED'),
          },
          indexHere: nothing,
        }),
      },
    });
    const jan = scene.fake.user('jan', { locale: 'de', permissions: ['ManageGuild'] });
    const refused = await jan.slash('rollback', { generation: 5 }).response();
    expect(refused.content).toMatch(/^Generation 5 ist nicht aufgehoben/);
    refusal = null;
    const asked = await jan.slash('rollback').response();
    const changed = await jan.press(asked, 'Zurückkehren').response();
    await expect.poll(() => changed.content).toMatch(/^Inzwischen gilt Generation 14, nicht mehr 13/);
    const unknown = await jan.slash('golden remove', { question: 'Who?' }).response();
    expect(unknown.content).toMatch(/^Eine Frage „Who\?“ mit fester Antwort gibt es nicht/);
    jan.slash('reindex');
    const board = await scene.fake.nextMessage('general');
    await expect.poll(() => board.content).toContain('braucht bis zu 9 MB und muss 100 MB übrig lassen');
  });
});
