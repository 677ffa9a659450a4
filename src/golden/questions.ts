import type { Answer } from '../domain.ts';
import { NoGoldenQuestionError, TooManyGoldenError, UnknownGoldenError } from './errors.ts';
import { expectedOf, goldenId, type GoldenQuestion } from './golden.ts';
import type { GoldenFile } from './golden-file.ts';
import { type Ask, type GoldenResult, runGolden } from './run.ts';

/** Each is asked after each run, which takes some tenths of a second. */
const MAX_QUESTIONS = 200;

/** A question whose present answer could become the one that must stay. */
export interface Proposal {
  readonly golden: GoldenQuestion;
  /** What is answered now, to be shown before it is kept. */
  readonly answer: Answer;
  /** What must stay until now, where the question is golden already. */
  readonly before: GoldenQuestion | null;
}

/** Questions that must keep their answer. */
export interface GoldenQuestions {
  /** In the order in which they were added. @throws GoldenFileError */
  list(): Promise<GoldenQuestion[]>;
  /** Asks a question; nothing is kept yet. @throws NoGoldenQuestionError, GoldenFileError */
  propose(question: string): Promise<Proposal>;
  /**
   * Keeps what was proposed, in place of what was kept of the same question.
   * @throws TooManyGoldenError, GoldenFileError, SeedsNotWritableError, EditingBusyError
   */
  add(golden: GoldenQuestion): Promise<void>;
  /**
   * @param name the question, its id, or its number in the list, from 1
   * @throws UnknownGoldenError, GoldenFileError, SeedsNotWritableError, EditingBusyError
   */
  remove(name: string): Promise<GoldenQuestion>;
  /** Asks all of them. @throws GoldenFileError */
  run(options?: { signal?: AbortSignal; onProgress?: (done: number) => void }): Promise<GoldenResult[]>;
}

/** @param openFile called with each operation; it may give the same file each time */
export function createGoldenQuestions(openFile: () => Promise<GoldenFile>, ask: Ask): GoldenQuestions {
  return {
    list: async () => (await openFile()).read(),
    async propose(asked) {
      const question = asked.replace(/\s+/gu, ' ').trim();
      const answer = await ask(question);
      if (answer.kind !== undefined) throw new NoGoldenQuestionError(answer.reason);
      const id = goldenId(question);
      return {
        golden: { id, question, expected: expectedOf(answer), addedAt: new Date().toISOString() },
        answer,
        before: (await (await openFile()).read()).find((golden) => golden.id === id) ?? null,
      };
    },
    add: async (golden) =>
      (await openFile()).change((questions) => {
        const others = questions.filter(({ id }) => id !== golden.id);
        if (others.length >= MAX_QUESTIONS) throw new TooManyGoldenError(MAX_QUESTIONS);
        const index = questions.findIndex(({ id }) => id === golden.id);
        return {
          questions: index < 0 ? [...others, golden] : questions.with(index, golden),
          result: undefined,
        };
      }),
    remove: async (name) =>
      (await openFile()).change((questions) => {
        const wanted = namedGolden(questions, name);
        if (wanted === null) throw new UnknownGoldenError(name);
        return { questions: questions.filter(({ id }) => id !== wanted.id), result: wanted };
      }),
    run: async (options) => runGolden(await (await openFile()).read(), ask, options),
  };
}

/** By id, by the question itself, or by its number in the list; null when that is none. */
function namedGolden(questions: readonly GoldenQuestion[], name: string): GoldenQuestion | null {
  const wanted = name.trim();
  const asked = goldenId(wanted);
  const named = questions.find(({ id }) => id === wanted || id === asked);
  if (named !== undefined) return named;
  return /^\d{1,4}$/u.test(wanted) ? (questions[Number(wanted) - 1] ?? null) : null;
}
