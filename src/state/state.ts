/** What people thought of an answer. */
export interface Votes {
  readonly helpful: number;
  readonly notHelpful: number;
}

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

/** What the bot remembers besides the index: it may be deleted without harm to answers. */
export interface BotState {
  /** One vote for each person and message; a later one replaces it. The person's id is not kept. */
  vote(messageId: string, personId: string, isHelpful: boolean): 'new' | 'changed' | 'same';
  votes(messageId: string): Votes;
  forgetMessage(messageId: string): void;
  countQuestion(record: AskedRecord): void;
  /** @param since milliseconds since 1970 */
  figures(since: number): QuestionFigures;
  close(): void;
}
