import type { Message } from 'discord.js';

/** How long a correction of the question corrects the answer. */
const EDIT_WINDOW_MS = 2 * 60_000;
/** Questions whose answers could still change; the oldest is let go of. */
const MAX_OPEN = 1_000;

/** A question in a message, until its time for corrections is over. */
export interface Conversation {
  readonly askedAt: number;
  text: string;
  isDeleted: boolean;
  /** Whether somebody is at its answer, who takes a correction into account. */
  isAnswering: boolean;
  answer: Message | null;
}

/** Conversations by the id of the message that asks. */
export interface Conversations {
  /** To be called before anything is waited for: a deletion may be the next event. */
  open(messageId: string, text: string): Conversation;
  /** One that can still be corrected. */
  correctable(messageId: string): Conversation | undefined;
  /** Its message is gone: whoever is at its answer sees that. */
  delete(messageId: string): void;
  /** It gets no answer. */
  drop(messageId: string): void;
}

export function createConversations(): Conversations {
  const open = new Map<string, Conversation>();
  return {
    open(messageId, text) {
      const conversation: Conversation = {
        askedAt: Date.now(),
        text,
        isDeleted: false,
        isAnswering: false,
        answer: null,
      };
      open.set(messageId, conversation);
      if (open.size > MAX_OPEN) open.delete(open.keys().next().value ?? '');
      return conversation;
    },
    correctable(messageId) {
      const conversation = open.get(messageId);
      const isLate = conversation === undefined || Date.now() - conversation.askedAt > EDIT_WINDOW_MS;
      return isLate ? undefined : conversation;
    },
    delete(messageId) {
      const conversation = open.get(messageId);
      if (conversation !== undefined) conversation.isDeleted = true;
      open.delete(messageId);
    },
    drop: (messageId) => void open.delete(messageId),
  };
}
