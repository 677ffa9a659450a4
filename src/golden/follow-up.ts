import type { GenerationInfo } from '../stores/store.ts';
import { isRegression } from './compare.ts';
import { GoldenStoppedError } from './errors.ts';
import type { GoldenQuestion } from './golden.ts';
import { type Ask, type GoldenResult, regressionsOf, runGolden } from './run.ts';

/** A golden question after a run of the indexer. */
export interface CheckedGolden extends GoldenResult {
  /**
   * Of a regression: whether the generation before still gave what must stay, so that the run is to blame;
   * true as well where that generation cannot be asked.
   */
  readonly isNew: boolean;
}

/** What golden questions say of a run. */
export interface GoldenReport {
  readonly checked: readonly CheckedGolden[];
  /** The generation that took the run back, because of a new regression. */
  readonly rolledBackTo: GenerationInfo | null;
  /** Why the run could not be taken back, where it should have been. */
  readonly rollbackFailure: unknown;
}

export interface GoldenStepParts {
  readonly list: () => Promise<readonly GoldenQuestion[]>;
  /** Those that are kept. */
  readonly generations: () => Promise<readonly Pick<GenerationInfo, 'generation' | 'model'>[]>;
  /** Asks one generation. */
  readonly withGeneration: <T>(generation: number, use: (ask: Ask) => Promise<T>) => Promise<T>;
  /** What questions are embedded with. */
  readonly questionModel: () => Promise<string>;
  /** Makes an earlier generation current again. */
  readonly rollBack: (options: { from: number; to: number }) => Promise<GenerationInfo>;
  /** Whether a new regression takes the run back. */
  readonly autoRollback: boolean;
}

/**
 * Asks every golden question after a run that made a new generation. One that had lost its answer before is
 * no reason to take a run back, which would not mend it.
 *
 * @param signal ends it between two questions
 * @returns null when there are no golden questions
 * @throws GoldenFileError, GoldenStoppedError
 */
export async function checkGolden(
  { before, after }: { readonly before: number; readonly after: number },
  parts: GoldenStepParts,
  signal?: AbortSignal,
): Promise<GoldenReport | null> {
  const { rollBack, autoRollback } = parts;
  const questions = await parts.list();
  if (questions.length === 0) return null;
  const results = await askGeneration(after, questions, parts, signal);
  if (results === null) return null;
  const regressions = regressionsOf(results);
  const earlier =
    regressions.length === 0 || before === 0
      ? null
      : await askGeneration(
          before,
          regressions.map(({ golden }) => golden),
          parts,
          signal,
        );
  const wasLost = new Set(regressionsOf(earlier ?? []).map(({ golden }) => golden.id));
  const checked = results.map(({ golden, now, verdict }) => ({
    golden,
    now,
    verdict,
    isNew: isRegression(verdict) && !wasLost.has(golden.id),
  }));
  const report: GoldenReport = { checked, rolledBackTo: null, rollbackFailure: null };
  if (!autoRollback || before === 0 || !checked.some(({ isNew }) => isNew)) return report;
  try {
    return { ...report, rolledBackTo: await rollBack({ from: after, to: before }) };
  } catch (error) {
    return { ...report, rollbackFailure: error };
  }
}

/** null for a generation that is not kept, or was made with another model than questions are. */
async function askGeneration(
  generation: number,
  questions: readonly GoldenQuestion[],
  { generations, withGeneration, questionModel }: GoldenStepParts,
  signal: AbortSignal | undefined,
): Promise<GoldenResult[] | null> {
  const info = (await generations()).find((one) => one.generation === generation);
  if (info?.model !== (await questionModel())) return null;
  try {
    return await withGeneration(generation, (ask) =>
      runGolden(questions, ask, signal === undefined ? {} : { signal }),
    );
  } catch (error) {
    if (signal?.aborted === true) throw new GoldenStoppedError({ cause: error });
    throw error;
  }
}
