/** A question that was answered, or found no answer; not what was asked, nor by whom. */
export interface AskedRecord {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isAnswered: boolean;
  readonly latencyMs: number;
}

export interface QuestionFigures {
  readonly questions: number;
  readonly unanswered: number;
  /** Of these questions; null when there are none. */
  readonly latency: { readonly p50Ms: number; readonly p95Ms: number } | null;
}

/** A question that may have to be kept with its text. */
export interface PersonsQuestion {
  /** Of the message or interaction that asked. */
  readonly id: string;
  /** The person's id is not kept. */
  readonly personId: string;
  /** Id of the server it was asked in; null when it was asked in private. */
  readonly server: string | null;
  readonly text: string;
}

/** A question that shows a gap: nothing answered it, or somebody found its answer not helpful. */
export interface KeptQuestion {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly server: string | null;
  readonly cause: 'no-answer' | 'not-helpful';
  readonly text: string;
}

export interface Vote {
  readonly messageId: string;
  readonly personId: string;
  readonly isHelpful: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What the message answers, so that it can be kept if the answer did not help; null if that is unknown. */
  readonly question: PersonsQuestion | null;
}

/** How much is kept of a person, or was. */
export interface PersonsRecords {
  readonly questions: number;
  readonly votes: number;
}

/** A vote as it is stored: whose it is, is a hash. */
export interface VoteRecord {
  readonly messageId: string;
  readonly person: Buffer;
  readonly isHelpful: boolean;
  readonly at: number;
}

/** A question as it is kept. */
export interface KeptRecord extends KeptQuestion {
  readonly person: Buffer;
  /** The message that answers it, or says that nothing does; null where that is not known. */
  readonly answer: string | null;
}

/** All that is remembered. */
export interface StateRecords {
  readonly votes: readonly VoteRecord[];
  readonly kept: readonly KeptRecord[];
  readonly asked: readonly AskedRecord[];
}

/**
 * What is remembered besides the index: it may be deleted without harm to answers. Nothing in it tells
 * who a person is, only that two records are of the same one. Where it is in a database, everything may
 * fail; nobody's answer waits for it.
 */
export interface BotState {
  /** One vote for each person and message; a later one replaces it. */
  vote(vote: Vote): Promise<'new' | 'changed' | 'same'>;
  /**
   * Deletes everything kept about deleted messages: votes on them, the questions asked in them, and the questions
   * that they answer.
   */
  forgetMessages(ids: readonly string[]): Promise<void>;
  countQuestion(record: AskedRecord): Promise<void>;
  /** @param since milliseconds since 1970 */
  figures(since: number): Promise<QuestionFigures>;
  /** Keeps a question that found no answer, unless questions are not to be kept. */
  keepQuestion(question: PersonsQuestion, at: number): Promise<void>;
  /** The answer to a question was sent: if the question is kept, it goes when that message does. */
  noteAnswer(questionId: string, answerId: string): Promise<void>;
  /** Questions were deleted, or corrected to ones that are answered. */
  forgetQuestions(ids: readonly string[]): Promise<void>;
  /**
   * The bot has left a server: what was asked there is deleted.
   *
   * @param until milliseconds since 1970; what is kept later stays, if the bot comes back
   */
  forgetServer(server: string, until: number): Promise<void>;
  /**
   * Newest first.
   *
   * @param since milliseconds since 1970
   * @param server only what was asked there; without it everything, also what was asked in private
   */
  keptQuestions(since: number, server?: string): Promise<KeptQuestion[]>;
  personsRecords(personId: string): Promise<PersonsRecords>;
  /** Deletes what is kept of a person, wherever it was asked; returns how much that was. */
  forgetPerson(personId: string): Promise<PersonsRecords>;
  /** Deletes what is older than it may be. */
  expire(now: number): Promise<void>;
  /** Everything, for a copy. */
  records(): Promise<StateRecords>;
  /**
   * Adds what is not there yet; of two votes of one person on one message, and of two wordings of one question,
   * the later stays. Figures that are alike are there as often as in the records, or as they were.
   */
  addRecords(records: StateRecords): Promise<void>;
  /** What was begun is written first, as far as that does not take long. */
  close(): Promise<void>;
}
