import type { CutArticle, MarkedSpan, Passage, Sentence, SourceDetails, SourceFilter } from '../domain.ts';

/** What an index was built with: another model or cutter makes another index. */
export interface IndexIdentity {
  readonly model: string;
  readonly dimension: number;
  /** Version of furniture, sentence and passage rules. */
  readonly cutter: string;
}

export interface GenerationInfo extends IndexIdentity {
  /** 1, 2, 3 ... */
  readonly generation: number;
  /** ISO 8601. */
  readonly createdAt: string;
  /** The generation that this one brought back; null unless a rollback made it. */
  readonly restoredFrom: number | null;
  readonly sources: number;
  readonly passages: number;
  readonly sentences: number;
}

/** A source as the source list shows it. */
export interface StoredSource extends SourceDetails {
  /** Key of this version of the source: unique over sources and over their contents. */
  readonly version: number;
  readonly sha256: string;
  /** Hash of all that indexing depends on (raw text and given details). */
  readonly contentHash: string;
  /** Words of body text. */
  readonly words: number;
  readonly passages: number;
  readonly sentences: number;
  /** ISO 8601. */
  readonly indexedAt: string;
  readonly citedOutlets: readonly string[];
}

/** What tells whether a source has changed. */
export type SourceContent = Pick<StoredSource, 'id' | 'version' | 'contentHash'>;

export interface StoredArticle extends StoredSource {
  readonly raw: string;
  readonly spans: readonly MarkedSpan[];
  readonly sentenceSpans: readonly Sentence[];
  readonly passageSpans: readonly Passage[];
}

export interface PassageRow extends Passage {
  /** Unique in the store. */
  readonly id: number;
  readonly sourceId: string;
  readonly version: number;
  /** Title of its source. */
  readonly title: string;
  readonly text: string;
}

export interface SentenceRow extends Sentence {
  readonly id: number;
  readonly passageId: number;
  readonly sourceId: string;
  readonly version: number;
  /** Index among the article's sentences. */
  readonly position: number;
  readonly text: string;
  readonly vector: Float32Array;
}

export interface Scored {
  readonly id: number;
  readonly score: number;
}

export interface VocabularyTerm {
  /** As the store stems and folds words: lower case, without accents. */
  readonly stem: string;
  readonly passages: number;
}

/** One generation, as it was when the snapshot was opened, whatever is written meanwhile. */
export interface Snapshot {
  readonly info: GenerationInfo;
  /**
   * What is kept of this generation is kept by: no two are alike, in whatever index, whereas numbers begin anew
   * in an index that takes another's place.
   */
  readonly fingerprint: string;
  /** In order of id. */
  sources(): Promise<StoredSource[]>;
  /** Of every source, in no order: a fraction of what reading their details costs. */
  contents(): Promise<SourceContent[]>;
  /** Authors (as their bylines name them) and outlets of its sources, each once, in no order. */
  credits(): Promise<string[]>;
  article(sourceId: string): Promise<StoredArticle | null>;
  /** The same with its vectors; null also where it is damaged. */
  stored(sourceId: string): Promise<StoredVersion | null>;
  /** Cosine with each passage's vector, best first. */
  densePassages(vector: Float32Array, limit: number, filter?: SourceFilter): Promise<Scored[]>;
  /** BM25 over title, heading and text of passages holding any of the terms; best first, higher is better. */
  lexicalPassages(terms: readonly string[], limit: number, filter?: SourceFilter): Promise<Scored[]>;
  /** BM25 over sentences holding any of the terms; best first, higher is better. */
  lexicalSentences(terms: readonly string[], limit: number, filter?: SourceFilter): Promise<Scored[]>;
  /** In how many passages of this generation each term occurs (after the store's own stemming); 0 for unknown ones. */
  documentFrequency(terms: readonly string[]): Promise<number[]>;
  /** Stems that begin with `prefix` and in how many passages of this generation each occurs, in order. */
  vocabulary(prefix: string): Promise<VocabularyTerm[]>;
  /** In the order of `ids`, without those that are not in this generation. */
  passages(ids: readonly number[]): Promise<PassageRow[]>;
  /** All sentences of these passages, in order of passage and position. */
  sentencesOf(passageIds: readonly number[]): Promise<SentenceRow[]>;
  /**
   * Says that the sentences of these passages are likely to be asked for next, so that a store may read them
   * while the one that asks waits for something else. Nothing waits for it, and nothing fails.
   */
  expect(passageIds: readonly number[]): void;
  /** All sentences of a source, in order; none when it is not in this generation. */
  sentencesFrom(sourceId: string): Promise<SentenceRow[]>;
  /** In the order of `ids`, without those that are not in this generation. */
  sentences(ids: readonly number[]): Promise<SentenceRow[]>;
  /** Loads what dense search needs, so that the first question does not wait for it. */
  warm(): Promise<void>;
  /** Must be called; a second call does nothing. */
  close(): void;
}

export interface IndexedVectors {
  /** One for each passage and each sentence, in order, unit length. */
  readonly passages: readonly Float32Array[];
  readonly sentences: readonly Float32Array[];
}

/** An article's version with its vectors, so that a new version need not embed its unchanged parts again. */
export interface StoredVersion {
  readonly article: StoredArticle;
  readonly identity: IndexIdentity;
  readonly vectors: IndexedVectors;
}

/** What of an index can be read, and is not what was written. */
export interface Damage {
  /** Of articles, committed or not. */
  readonly versions: ReadonlySet<number>;
  /** Looking up words may miss some, or find others; the next commit makes the lists anew. */
  readonly isWordListDamaged: boolean;
}

export const NO_DAMAGE: Damage = { versions: new Set(), isWordListDamaged: false };

/** Where a generation comes from, if not from a run: from an older one by a rollback, or from another store. */
export interface GenerationOrigin {
  readonly restoredFrom?: number | null;
  /** Its number and time there; the number is higher than that of the current one. */
  readonly generation?: number;
  readonly createdAt?: string;
  /** What is held back from it on; without it, that follows from the generation before. */
  readonly heldBack?: ReadonlyMap<string, string | null>;
}

/**
 * Builds the next generation. Articles added here are invisible until `commit`; a build that is
 * never committed costs disk space only, and its articles are found again by `staged`.
 */
export interface GenerationBuild {
  readonly damage: Damage;
  /**
   * Content hash -> version, for undamaged articles of this identity that are stored, committed or not.
   * @param contents hashes asked for; default: all
   */
  staged(contents?: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Any stored and undamaged version, of whatever identity. */
  stored(version: number): Promise<StoredVersion | null>;
  /** The newest undamaged version with this very text, of whatever source, made with the model of this build. */
  storedText(sha256: string): Promise<StoredVersion | null>;
  /**
   * Stores an article's version; returns its key.
   * @param indexedAt ISO 8601; now, unless it is copied
   * @throws InvalidVectorError when a vector has another dimension, is not finite or not of unit length.
   */
  add(cut: CutArticle, contentHash: string, vectors: IndexedVectors, indexedAt?: string): Promise<number>;
  /**
   * Makes exactly these versions, all of this build's identity, the current generation, in one
   * transaction; one version of each source.
   */
  commit(versions: readonly number[], origin?: GenerationOrigin): Promise<GenerationInfo>;
  close(): Promise<void>;
}

/** Who builds, as far as could be read. */
export interface LockHolder {
  readonly pid: number | null;
  readonly host: string | null;
  /** ISO 8601. */
  readonly since: string | null;
}

export interface BeginBuildOptions {
  /** How long to wait for another builder; default 0. */
  readonly waitMs?: number;
  /** Called once, when waiting begins. */
  readonly onWait?: (holder: LockHolder) => void;
  readonly signal?: AbortSignal;
}

export interface RollbackOptions extends Omit<BeginBuildOptions, 'onWait'> {
  /** The generation to bring back; default the one before the current one. */
  readonly to?: number;
  /** The generation that must be current: nobody takes back what they have not seen. */
  readonly from?: number;
}

/** Where the index lives. */
export interface Store {
  /** The current generation, or null when nothing was ever indexed. */
  current(): Promise<GenerationInfo | null>;
  /** Those that are kept, newest first; the first is the current one. */
  generations(): Promise<GenerationInfo[]>;
  /**
   * The current generation, or an older one that is kept. It stays readable until the snapshot is
   * closed, whatever is removed meanwhile.
   * @throws IndexMissingError when there is no generation
   * @throws UnknownGenerationError when it is not kept
   */
  openSnapshot(generation?: number): Promise<Snapshot>;
  /**
   * Brings an older generation back as a new one, in one transaction. What the sources say now and this
   * generation does not is held back from then on (`heldBack`).
   * @throws IndexMissingError, UnknownGenerationError, NoEarlierGenerationError
   * @throws GenerationChangedError when another one than `from` is current
   * @throws IndexLockedError when another process builds, and still does after `waitMs`
   */
  rollBack(options?: RollbackOptions): Promise<GenerationInfo>;
  /**
   * Contents that a rollback took out: source id -> content hash, null where it put a source back that was
   * removed. An entry ends when a later generation has other contents of that source.
   */
  heldBack(): Promise<ReadonlyMap<string, string | null>>;
  /** @throws IndexLockedError when another process builds, and still does after `waitMs`. */
  beginBuild(identity: IndexIdentity, options?: BeginBuildOptions): Promise<GenerationBuild>;
  /**
   * Compares with what was written, where the store itself keeps checksums.
   * @param options.onlyIfSoon of an index for which that takes longer than a second nothing is read
   * @throws IndexDamagedError for what cannot be made anew from the articles
   */
  examine(options?: { readonly onlyIfSoon?: boolean }): Promise<Damage>;
  /** How much can still be written; Infinity where that cannot be told. */
  freeBytes(): Promise<number>;
  close(): Promise<void>;
}
