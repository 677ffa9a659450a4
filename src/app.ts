import { answeringOnly } from './answering-only.ts';
import type { AnswerParts } from './answer/answerer.ts';
import type { Config } from './config.ts';
import { closeAll } from './close-all.ts';
import type { Check } from './conversation/check.ts';
import type { Citation } from './conversation/citations.ts';
import type { Explanation } from './conversation/explanation.ts';
import type { AnsweredQuestion } from './conversation/answered-question.ts';
import { type AskedQuestion, wholeQuestion } from './conversation/follow-up.ts';
import type { FurtherPassages, WantedPassages } from './conversation/further.ts';
import { nearestIds } from './conversation/nearest-ids.ts';
import { createSourceNumbers } from './conversation/source-numbers.ts';
import { findArticle, type NumberedArticle, type ShortName } from './conversation/stored-articles.ts';
import type { Finding } from './doctor/finding.ts';
import type { SourceEditor } from './editing/editor.ts';
import type { PendingDrafts } from './editing/pending-drafts.ts';
import type { Embedder } from './embedding/embedder.ts';
import type { Answer, Hit, Quote, SourceFilter } from './domain.ts';
import { UnknownSourceError } from './errors.ts';
import type { AddressPolicy } from './fetching/address-policy.ts';
import { createFindGaps, type FindGaps } from './gaps/gaps.ts';
import { checkGolden } from './golden/follow-up.ts';
import { createGoldenQuestions, type GoldenQuestions } from './golden/questions.ts';
import type { IndexProgress, IndexReport } from './indexing/report.ts';
import { createInference, type Inference } from './inference/inference.ts';
import { once } from './once.ts';
import { openAnswering } from './open-answering.ts';
import { openStore, storeName } from './open-store.ts';
import { createIndexerProcess } from './reindexing/indexer-process.ts';
import { createGenerations, type Generations } from './reindexing/generations.ts';
import { createReindexing, type IndexResult, type Reindexing } from './reindexing/reindexing.ts';
import { atMost } from './within.ts';
import type { BotState } from './state/state.ts';
import type { Damage, GenerationInfo, Snapshot, StoredArticle, StoredSource } from './stores/store.ts';
import type { WatchOptions } from './watch-seeds.ts';

/** How long an index run waits for another one to end. */
const LOCK_WAIT_MS = 10_000;
/** What closing waits for a database that says nothing. */
const CLOSE_MS = 2_000;

export interface IndexOptions {
  readonly full?: boolean;
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: IndexProgress) => void;
}

/** What can be done with a story: the use cases that every place (terminal, Discord, web) shares. */
export interface App {
  readonly config: Config;
  /** What is indexed, or null when nothing is. */
  status(): Promise<GenerationInfo | null>;
  /** Indexes in this process, without the steps that follow a run; `reindexing` is what places use. */
  index(options?: IndexOptions): Promise<IndexReport>;
  /** The same, and what is new in the story. */
  indexAndCompare(options?: IndexOptions): Promise<IndexResult>;
  /** The one that everybody in this process shares. */
  readonly reindexing: Reindexing;
  /**
   * What bots remember besides the index. Whoever wants it first opens it for all. While it cannot be written, its
   * calls reject with a StateNotWritableError, and each tries to open it again.
   *
   * @param onWarning hears of its warnings from now on, instead of whoever heard of them before
   * @throws SchemaTooNewError
   */
  state(onWarning?: (error: unknown) => void): Promise<BotState>;
  /** Questions that the bot could not answer, grouped by what they ask; fails as the state's calls do. */
  readonly gaps: FindGaps;
  /** Questions that must keep their answer; they are asked after every run that makes a new generation. */
  readonly golden: GoldenQuestions;
  /** Those that are kept, and going back among them; `reindexing.rollBack` does that in a child. */
  readonly generations: Generations;
  /**
   * Answers questions as `ask` does from one generation, whatever is current meanwhile.
   * @throws UnknownGenerationError when it is not kept
   */
  withGeneration<T>(
    generation: number,
    use: (ask: (question: string, filter?: SourceFilter) => Promise<Answer>) => Promise<T>,
  ): Promise<T>;
  /** Adding, changing and removing sources. */
  editing(): Promise<SourceEditor>;
  /** Articles that somebody looks at before they are added. */
  drafts(): Promise<PendingDrafts>;
  /** Indexes what changes in the seeds folder, once it has settled, until it is closed. */
  watchSeeds(options: WatchOptions): Promise<{ close(): Promise<void> }>;
  /** In order of id, which is the order that citations number them by. */
  sources(): Promise<StoredSource[]>;
  /** @throws UnknownSourceError */
  inspect(id: string): Promise<StoredArticle>;
  /** By a short name, with its number in the list of sources; null when none, or another version, is indexed. */
  find(name: ShortName): Promise<NumberedArticle | null>;
  search(question: string, options: { top: number; filter?: SourceFilter }): Promise<Hit[]>;
  /** The next passages on a question, which need not answer it; all from one generation. @throws ReceiptError */
  further(question: string, wanted: WantedPassages): Promise<FurtherPassages>;
  /**
   * Answers a question as every place has it answered: one that goes on from another is joined with it, and of
   * two in one the first is asked. With all that is shown beside the answer.
   */
  answer(asked: AskedQuestion, options?: { filter?: SourceFilter }): Promise<AnsweredQuestion>;
  /** The same answer alone; its `question` is what was really asked. */
  ask(question: string, options?: { filter?: SourceFilter }): Promise<Answer>;
  /** Answers, and says what the answer rests on. */
  explain(question: string, options?: { filter?: SourceFilter }): Promise<Explanation>;
  /** Where the quotes of an answer stand in the sources as they are now. */
  cite(answer: Pick<Answer, 'quotes' | 'closest'>): Promise<Map<Quote, Citation>>;
  /** The nearest sentence of the sources for each statement of a text. */
  check(text: string): Promise<Check>;
  /** Up to three questions that the current sources answer. */
  examples(): Promise<string[]>;
  /** Loads what a question needs, so that the first one does not wait. */
  warm(): Promise<void>;
  /** Compares all of the index with what was written. */
  examine(): Promise<Damage>;
  doctor(): Promise<Finding[]>;
  /** Gives benchmarks and `eval` direct access to the parts. */
  measure<T>(work: (snapshot: Snapshot, parts: AnswerParts) => Promise<T>): Promise<T>;
  /** @throws what could not be closed, when everything else is */
  close(): Promise<void>;
}

export interface AppParts {
  /** The compiled `worker.js`, which runs the models. */
  readonly workerEntry: URL;
  /** The compiled `indexer.js`, which indexes in a process of its own. */
  readonly indexerEntry: URL;
  /** The models, where they were begun to be loaded before; closed with the app. */
  readonly inference?: Inference | undefined;
  /** Where pages may be fetched from; the public internet, unless a test has its own server. */
  readonly web?: AddressPolicy;
  /** Hears of failures that did not keep the work from being done. */
  readonly onWarning?: (error: unknown) => void;
}

/** Puts the parts together. Nothing is opened or loaded before something needs it. */
export function openApp(
  config: Config,
  { workerEntry, indexerEntry, inference, web, onWarning = () => {} }: AppParts,
): App {
  const getStore = once(() => openStore(config, onWarning, new URL('word-reader.js', workerEntry)));
  // Parts of which few commands need any are loaded when one is needed, as with editing and indexing below.
  let hearOfState = onWarning;
  let isStateWanted = false;
  const getState = once(async () => {
    const [{ openState }, { openWhenWritable }] = await Promise.all([
      import('./state/open-state.ts'),
      import('./state/open-when-writable.ts'),
    ]);
    return openWhenWritable(
      async () => openState(config, (warning) => hearOfState(warning)),
      (warning) => {
        // Who only looks for gaps is told by what that fails with.
        if (isStateWanted) hearOfState(warning);
      },
    );
  });
  const openInference = once(() => inference ?? createInference(workerEntry, config));

  const numbersOf = createSourceNumbers();

  async function withSnapshot<T>(use: (snapshot: Snapshot) => Promise<T>, generation?: number): Promise<T> {
    const snapshot = await (await getStore()).openSnapshot(generation);
    try {
      return await use(snapshot);
    } finally {
      snapshot.close();
    }
  }

  async function index(options: IndexOptions = {}): Promise<IndexReport> {
    // The readers of HTML and of old encodings are large, and only this needs them.
    const [embedder, { indexSeeds }] = await Promise.all([openEmbedder(), import('./index-seeds.ts')]);
    return indexSeeds(config, { embedder, store: await getStore(), waitMs: LOCK_WAIT_MS }, options);
  }

  async function indexAndCompare(options: IndexOptions = {}): Promise<IndexResult> {
    const report = await index(options);
    const { newsOfRun } = await import('./reindexing/run-news.ts');
    return { report, news: await newsOfRun(report, { withSnapshot, onWarning }, options.signal) };
  }

  const openEmbedder = (): Promise<Embedder> => openInference().loadEmbedder();
  const getEditing = once(async (): Promise<SourceEditor> => {
    // As in indexing: its readers are large.
    const { openEditing } = await import('./open-editing.ts');
    return openEditing(config, { app, workerEntry, web, openEmbedder, withSnapshot });
  });

  const questionModel = async (): Promise<string> => (await openEmbedder()).model;
  const child = createIndexerProcess(indexerEntry, config, onWarning);
  const openGoldenFile = once(async () =>
    (await import('./golden/golden-file.ts')).createGoldenFile(config.seedsDirectory),
  );
  const golden = createGoldenQuestions(openGoldenFile, (question) => app.ask(question));

  const reindexing = createReindexing({
    child,
    indexHere: indexAndCompare,
    followUps: [
      async (run, signal) => ({
        golden: await checkGolden(
          run,
          {
            list: () => golden.list(),
            generations: () => app.generations.list(),
            withGeneration: (generation, use) => app.withGeneration(generation, use),
            questionModel,
            rollBack: child.rollBack,
            autoRollback: config.autoRollback,
          },
          signal,
        ),
      }),
    ],
  });

  const app: App = {
    config,
    ...openAnswering(config, { openInference, withSnapshot, numbersOf }),
    index,
    indexAndCompare,
    reindexing,
    editing: getEditing,
    drafts: once(async () =>
      (await import('./editing/pending-drafts.ts')).createPendingDrafts(config.embeddingsDirectory),
    ),
    golden,
    state(hear = hearOfState) {
      hearOfState = hear;
      isStateWanted = true;
      return getState();
    },
    gaps: createFindGaps({
      openState: getState,
      openEmbedder,
      searchedText: (question) => wholeQuestion({ question, before: null }),
    }),
    status: async () => (await getStore()).current(),
    watchSeeds: async (options) =>
      (await import('./watch-seeds.ts')).watchSeeds(config, { reindexing, onWarning }, options),
    generations: createGenerations({
      openStore: getStore,
      directory: storeName(config),
      questionModel,
      waitMs: LOCK_WAIT_MS,
    }),
    sources: () => withSnapshot((snapshot) => snapshot.sources()),
    inspect: (id) =>
      withSnapshot(async (snapshot) => {
        const article = await snapshot.article(id);
        if (article !== null) return article;
        const sources = await snapshot.sources();
        throw new UnknownSourceError(
          id,
          nearestIds(
            id,
            sources.map((source) => source.id),
          ),
        );
      }),
    find: (name) => withSnapshot(async (snapshot) => findArticle(snapshot, await numbersOf(snapshot), name)),
    examine: async () => (await getStore()).examine(),
    doctor: async () => (await import('./doctor/diagnose.ts')).diagnose(config, app),
    close: () =>
      closeAll(
        [
          [() => reindexing.close()],
          [() => (openInference.opened() ?? inference)?.close()],
          [getStore, getState].map((one) => () => atMost(CLOSE_MS, closed(one.opened()))),
        ],
        onWarning,
      ),
  };
  return config.indexing ? app : answeringOnly(app);
}

/** Closes what was opened, or is being opened. Why it cannot be opened is heard by whoever wanted it. */
async function closed(opened: Promise<{ close(): Promise<void> }> | undefined): Promise<void> {
  await (await opened?.catch(() => undefined))?.close();
}
