/** A half-open range [start, end) of UTF-16 code units in an article's raw text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type SpanKind = 'title' | 'heading' | 'body' | 'furniture';

/** One block of a raw text (a line or a part of one) and what it is. */
export interface MarkedSpan extends Span {
  readonly kind: SpanKind;
  /** For furniture: which rule recognised it, in words a person understands. */
  readonly reason?: string;
}

/** What a citation says about its source. */
export interface SourceDetails {
  readonly id: string;
  readonly title: string;
  readonly outlet: string | null;
  readonly byline: string | null;
  readonly url: string | null;
  /** As the source gives it; ISO 8601 where it could be read as a date. */
  readonly publishedAt: string | null;
}

/** A source as it lies in the seeds, decoded, before anything is recognised in it. */
export interface RawSource {
  readonly id: string;
  /** Path within the seeds folder, with `/`; for a JSONL line followed by `:` and the line's number. */
  readonly file: string;
  readonly format: 'text' | 'markdown' | 'html' | 'jsonl';
  /** The text that every offset of this source refers to. */
  readonly raw: string;
  /**
   * What moderators, front matter, JSON fields or HTML metadata say; undefined where they are silent, null
   * where there is none, whatever the text shows.
   */
  readonly given: Partial<Omit<SourceDetails, 'id'>>;
  /** Where the article's text begins in `raw`: after front matter, else 0. */
  readonly bodyStart: number;
}

/** A source that could not be read, and why, in words that say what to do. */
export interface Rejection {
  readonly file: string;
  readonly reason: string;
  /** The id the source would have had, where that is known. */
  readonly id?: string;
  /** Set where it may hold any sources: those that are not found may be in it. */
  readonly hides?: HiddenSources;
}

/** Sources that nobody can tell, as what they may be in cannot be read. */
export interface HiddenSources {
  /** Ids of those that moderators removed, wherever they are. */
  readonly removed: ReadonlySet<string>;
}

/** A recognised article: its raw text, cut into spans that cover it without gaps, in order. */
export interface Article extends SourceDetails {
  readonly raw: string;
  /** Hex sha256 of `raw` as UTF-8. */
  readonly sha256: string;
  readonly spans: readonly MarkedSpan[];
  /** Outlets the text names as its own sources ("citing CNN"). */
  readonly citedOutlets: readonly string[];
}

/** A sentence of body text; `raw.slice(start, end)` has no white space at its ends. */
export interface Sentence extends Span {
  /** Number of the paragraph (body span) it stands in, from 0. */
  readonly paragraph: number;
}

/** A run of whole sentences that belong together. */
export interface Passage extends Span {
  /** Index of its first and last sentence in the article's sentences. */
  readonly firstSentence: number;
  readonly lastSentence: number;
  /** The heading it stands under: context for retrieval, never quoted. */
  readonly heading: string | null;
}

/** An article with everything that indexing derives from it without a model. */
export interface CutArticle {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly passages: readonly Passage[];
}

/** Proof of a quote: `raw.slice(start, end)` of the text with this sha256 is the quote. */
export interface Receipt extends Span {
  readonly sha256: string;
}

export interface Quote extends Receipt {
  readonly text: string;
  readonly source: SourceDetails;
  /** The words in it that answer, offsets into raw. */
  readonly highlight: Span | null;
  readonly score: number;
  /** Where other sources say the same. */
  readonly alsoIn: readonly (Span & { readonly source: string })[];
  /** True where other sources speak of what is asked and none of them says so; else absent. */
  readonly onlySource?: true;
}

/** Quotes of an answer that give different numbers or dates for what is asked. */
export interface Disagreement {
  readonly on: 'number' | 'date';
  /** From different sources; the first is that of the best quote. */
  readonly sides: readonly {
    /** Index among the answer's quotes. */
    readonly quote: number;
    /** The words that differ, offsets into the raw text of its source. */
    readonly words: Span;
  }[];
}

/** What someone wants who asks nothing about the story, or nothing that can be told ("when was it?"). */
export type OtherRequest =
  | 'empty'
  | 'greeting'
  | 'thanks'
  | 'help'
  | 'doubt'
  | 'command'
  | 'injection'
  | 'about-sources'
  | 'unclear';

/** What a question asks for that a passage can be seen to lack. */
export type AskedThing =
  | 'person'
  | 'place'
  | 'time'
  | 'duration'
  | 'percentage'
  | 'money'
  | 'number'
  | 'reason'
  | 'statement';

/** A source as it is told of from the source list; `number` is its place there, from 1. */
export interface ToldSource extends Pick<SourceDetails, 'title' | 'outlet' | 'byline' | 'publishedAt'> {
  readonly number: number;
  readonly words: number;
}

/** The sources that are told of, and how many others there are. */
export interface ToldSources {
  readonly sources: readonly ToldSource[];
  readonly left: number;
}

/** Reasons that are the same sentence each time. */
export type PlainReason =
  /** The reply to what is no question about the story. */
  | Exclude<OtherRequest, 'about-sources'>
  | 'not-english'
  | 'nothing-near'
  | 'asks-for-judgement'
  /** The nearest passage speaks of others than those who are asked about. */
  | 'said-of-others'
  | 'unsure';

/** Why an answer quotes nothing, or what is replied instead. Every place draws it in its language (`strings/`). */
export type Reason =
  | { readonly code: PlainReason }
  | { readonly code: 'only-credited'; readonly names: readonly string[] }
  | { readonly code: 'unknown-names'; readonly names: readonly string[] }
  | { readonly code: 'unknown-words'; readonly words: readonly string[] }
  | { readonly code: 'lacking'; readonly what: AskedThing }
  | { readonly code: 'no-such-phrase'; readonly phrase: string }
  | {
      readonly code: 'unknown-source';
      readonly names: readonly string[];
      /** Sources that there are, each by the name that it is known by. */
      readonly offered: readonly { readonly number: number; readonly name: string }[];
      readonly left: number;
    }
  | {
      readonly code: 'source-list';
      readonly total: number;
      /** ISO 8601. */
      readonly indexedAt: string;
      /** Whether the oldest or newest is asked for, and no source gives its day. */
      readonly isAgeUnknown: boolean;
      readonly told: ToldSources;
    }
  | {
      readonly code: 'mentions';
      readonly subject: string;
      readonly total: number;
      /** Whether others may mention it as well. */
      readonly isLeast: boolean;
      readonly told: ToldSources;
    };

export interface Answer {
  readonly question: string;
  readonly status: 'answered' | 'no-answer';
  /** 0 to 1. */
  readonly confidence: number;
  /** Best first; empty when there is no answer. */
  readonly quotes: readonly Quote[];
  /** With "no-answer": the nearest passage, to be shown as not an answer. */
  readonly closest: Quote | null;
  /** With "no-answer": why. */
  readonly reason: Reason | null;
  /**
   * With "no-answer": that the sources were not asked, as this is no question about the story; `reason`
   * is then the whole reply. Absent for questions about the story.
   */
  readonly kind?: OtherRequest;
  /** With "answered": that sources contradict each other; absent where they are not seen to. */
  readonly disagreement?: Disagreement;
  /** Words of the question that were read as others, which the sources have; absent where none was. */
  readonly readAs?: readonly ReadWord[];
}

/** A word of a question, and what it was taken for. */
export interface ReadWord {
  readonly from: string;
  readonly to: string;
}

/** A passage that a search found; `score` compares the hits of one question only. */
export interface Hit extends Span {
  /** Id of its source. */
  readonly source: string;
  readonly text: string;
  readonly score: number;
}

/** Narrows a question to some sources, or away from some. */
export interface SourceFilter {
  readonly only?: readonly string[];
  readonly exclude?: readonly string[];
}
