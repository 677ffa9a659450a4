import { type Answerer, type AnswerParts, createAnswerer, type Judgement } from './answer/answerer.ts';
import { createRemembered } from './answer/reading/remembered.ts';
import { readAnswerModels } from './answer/judging/read-models.ts';
import type { App } from './app.ts';
import type { Config } from './config.ts';
import { answerQuestion } from './conversation/answered-question.ts';
import { citeAnswer } from './conversation/citations.ts';
import { answeredExamples } from './conversation/examples.ts';
import { explainAnswer } from './conversation/explanation.ts';
import { wholeQuestion } from './conversation/follow-up.ts';
import { furtherPassages } from './conversation/further.ts';
import type { SourceNumbers } from './conversation/source-numbers.ts';
import { createSuggest } from './conversation/suggestions.ts';
import { readLexicon } from './retrieval/lexicon.ts';
import type { Inference } from './inference/inference.ts';
import { once } from './once.ts';
import type { Snapshot } from './stores/store.ts';

/** Each holds the vectors of some fifty sentences, 100 kB. */
const REMEMBERED_QUESTIONS = 32;

export interface AnsweringNeeds {
  readonly openInference: () => Inference;
  /** Reads from one generation, the current one unless another is named. */
  readonly withSnapshot: <T>(use: (snapshot: Snapshot) => Promise<T>, generation?: number) => Promise<T>;
  /** The sources of a snapshot, by their names. */
  readonly numbersOf: (snapshot: Snapshot) => Promise<SourceNumbers>;
}

/** The use cases that need no more than an index and the models. */
export type Answering = Pick<
  App,
  | 'withGeneration'
  | 'search'
  | 'further'
  | 'answer'
  | 'ask'
  | 'explain'
  | 'cite'
  | 'check'
  | 'examples'
  | 'warm'
  | 'measure'
>;

/** The part of the composition that asking needs. Nothing is loaded before a question needs it. */
export function openAnswering(
  config: Config,
  { openInference, withSnapshot, numbersOf }: AnsweringNeeds,
): Answering {
  const openParts = once(() => readParts(config, openInference));
  const openAnswerer = once(async () =>
    createAnswerer({ ...(await openParts()), rememberedQuestions: REMEMBERED_QUESTIONS }),
  );
  const suggestInstead = createSuggest(async (...asked) => (await openAnswerer()).ask(...asked));
  const rememberedExamples = createRemembered<string[]>(1);

  /** The snapshot first: no model is started where nothing is indexed. */
  function withAnswerer<T>(
    use: (answerer: Answerer, snapshot: Snapshot) => Promise<T>,
    generation?: number,
  ): Promise<T> {
    return withSnapshot(async (snapshot) => {
      // Of a large index that takes as long as the models, and begins with them; who searches hears of a failure.
      if (openAnswerer.opened() === undefined) snapshot.warm().catch(() => {});
      return use(await openAnswerer(), snapshot);
    }, generation);
  }

  const cite: Answering['cite'] = (answer) =>
    withSnapshot(async (snapshot) => citeAnswer(snapshot, await numbersOf(snapshot), answer));
  const parts: Parameters<typeof answerQuestion>[0] = {
    ask: (question, filter) => withAnswerer((answerer, snapshot) => answerer.ask(snapshot, question, filter)),
    cite,
    suggest: (answer, filter) => withSnapshot((snapshot) => suggestInstead(snapshot, answer, filter)),
  };

  return {
    withGeneration: (generation, use) =>
      withAnswerer(
        (answerer, snapshot) => use((question, filter) => answerer.ask(snapshot, wholeOf(question), filter)),
        generation,
      ),
    search: (question, { top, filter }) =>
      withAnswerer(async (answerer, snapshot) => {
        const found = await answerer.search(snapshot, question, top, filter);
        return found.map(({ row: { sourceId, start, end, text }, score }) => ({
          source: sourceId,
          start,
          end,
          text,
          score,
        }));
      }),
    further: (question, wanted) =>
      withAnswerer(async (answerer, snapshot) =>
        furtherPassages(
          snapshot,
          await numbersOf(snapshot),
          (top, filter) => answerer.search(snapshot, question, top, filter),
          wanted,
        ),
      ),
    answer: (asked, { filter } = {}) => answerQuestion(parts, asked, filter),
    ask: (question, { filter = {} } = {}) => parts.ask(wholeOf(question), filter),
    explain: (question, { filter } = {}) =>
      withAnswerer(async (answerer, snapshot) => {
        let judgement: Judgement | null = null;
        const answer = await answerer.ask(snapshot, question, filter, (judged) => {
          judgement = judged;
        });
        return explainAnswer(await numbersOf(snapshot), answer, judgement);
      }),
    cite,
    check: (text) =>
      withSnapshot(async (snapshot) => {
        const [{ checkText }, { findStatements }] = await Promise.all([
          import('./conversation/check.ts'),
          import('./passages/statements.ts'),
        ]);
        return checkText(await openParts(), snapshot, text, findStatements(text));
      }),
    examples: () =>
      withSnapshot((snapshot) =>
        rememberedExamples(snapshot.fingerprint, async () =>
          answeredExamples(snapshot, await openAnswerer()),
        ),
      ),
    warm: () =>
      withSnapshot(async (snapshot) => {
        await Promise.all([snapshot.warm(), openAnswerer(), openInference().warm()]);
      }),
    measure: (work) => withSnapshot(async (snapshot) => work(snapshot, await openParts())),
  };
}

/** What a question that stands alone really asks. */
const wholeOf = (question: string): string => wholeQuestion({ question, before: null });

async function readParts(
  { modelsDirectory, embeddingModel, readerModel }: Config,
  openInference: () => Inference,
): Promise<AnswerParts> {
  const [weights, lexicon] = await Promise.all([
    readAnswerModels(modelsDirectory),
    readLexicon({ modelsDirectory, model: embeddingModel }),
  ]);
  const models = openInference();
  return {
    models: weights,
    lexicon,
    // Whatever needs a model waits for it, and nothing else does.
    embedder: { embedQuestion: async (question) => (await models.loadEmbedder()).embedQuestion(question) },
    reader:
      readerModel === null
        ? null
        : {
            read: async (question, passages) => (await models.loadReader())?.read(question, passages) ?? [],
          },
  };
}
