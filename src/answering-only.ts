import type { App } from './app.ts';
import { IndexingOffError } from './reindexing/errors.ts';
import { createReindexing } from './reindexing/reindexing.ts';

const refuse = (): Promise<never> => Promise.reject(new IndexingOffError());

/**
 * The same app for a machine that only answers: whatever rests on its folder of articles is refused, as that
 * is not the one which is indexed. Going back a generation does not, and is left.
 */
export function answeringOnly(app: App): App {
  const { rollBack } = app.reindexing;
  return {
    ...app,
    index: (options) => (options?.dryRun === true ? app.index(options) : refuse()),
    indexAndCompare: refuse,
    reindexing: createReindexing({ child: { index: refuse, rollBack }, indexHere: refuse }),
    editing: refuse,
    watchSeeds: refuse,
    golden: { ...app.golden, add: refuse, remove: refuse },
  };
}
