import type { App } from '../app.ts';
import type { Citation } from '../conversation/citations.ts';
import { contextOf } from '../conversation/context.ts';
import type { Answer, Quote } from '../domain.ts';
import { answerLines, type Look } from './answer-view.ts';
import { contextLines } from './context-view.ts';
import { furtherPassageLines } from './passage-view.ts';
import { printable } from './printable.ts';
import { sourceLines, sourceListLines } from './source-view.ts';

/** What the chat makes of one line that was typed. */
export interface ChatReply {
  readonly lines: readonly string[];
  readonly isOver: boolean;
}

export interface ChatSession {
  /** Never fails because of what was typed; failures of the app are thrown. */
  handle(line: string): Promise<ChatReply>;
}

type ChatApp = Pick<App, 'ask' | 'cite' | 'search' | 'sources' | 'inspect'>;

const MORE_PASSAGES = 3;

const HELP = [
  'Ask about the story, in a sentence. Answers are quotes from the articles, word for word.',
  '  /context 1   the paragraphs around quote 1',
  '  /more        further passages on the last question, three at a time',
  '  /sources     the articles',
  '  /source 3    one of them',
  '  /help        this',
  '  /quit        end (Ctrl-D and Ctrl-C do too)',
];

interface LastAnswer {
  readonly answer: Answer;
  /** Quotes by the number that they were shown with. */
  readonly shown: readonly Quote[];
  /** How many further passages were shown. */
  morePassages: number;
}

/**
 * A conversation in a terminal, apart from reading and writing. Remembers the last answer only.
 *
 * @param look asked for each reply, as a window may have changed its width
 */
export function createChatSession(app: ChatApp, look: () => Look): ChatSession {
  let last: LastAnswer | undefined;

  async function ask(question: string): Promise<string[]> {
    const answer = await app.ask(question);
    const citations: Map<Quote, Citation> = await app.cite(answer);
    const shown =
      answer.status === 'answered' ? answer.quotes : answer.closest === null ? [] : [answer.closest];
    last = { answer, shown, morePassages: 0 };
    return answerLines(answer, citations, look());
  }

  async function context(argument: string): Promise<string[]> {
    if (last === undefined) return ['Ask something first.'];
    const { shown } = last;
    const quote = argument === '' && shown.length === 1 ? shown[0] : shown[numberOf(argument) - 1];
    if (quote === undefined) {
      return [
        shown.length === 0 ? 'The last answer has no quote.' : `Which quote? /context 1 to ${shown.length}.`,
      ];
    }
    const found = contextOf(await app.inspect(quote.source.id), quote);
    return found === null
      ? ['This article was indexed anew since and reads differently. Ask again.']
      : contextLines(found, look());
  }

  async function more(): Promise<string[]> {
    if (last === undefined) return ['Ask something first.'];
    const { answer, shown } = last;
    const from = last.morePassages;
    const hits = await app.search(answer.question, { top: from + shown.length + MORE_PASSAGES });
    const isShown = (hit: { source: string; start: number; end: number }): boolean =>
      shown.some(({ source, start, end }) => source.id === hit.source && start < hit.end && end > hit.start);
    const further = hits.filter((hit) => !isShown(hit)).slice(from, from + MORE_PASSAGES);
    if (further.length === 0) return ['There are no further passages.'];
    last.morePassages += further.length;
    return furtherPassageLines(further, await app.sources(), look());
  }

  async function oneSource(argument: string): Promise<string[]> {
    const sources = await app.sources();
    const number = numberOf(argument);
    const found = sources[number - 1];
    return found === undefined
      ? [`Which source? /source 1 to ${sources.length}; /sources lists them.`]
      : sourceLines(await app.inspect(found.id), number, look());
  }

  async function command(name: string, argument: string): Promise<string[]> {
    switch (name) {
      case '/sources':
        return sourceListLines(await app.sources(), look());
      case '/source':
        return oneSource(argument);
      case '/context':
        return context(argument);
      case '/more':
        return more();
      case '/help':
        return HELP;
      default:
        return [`There is no command ${printable(name)}. /help lists them.`];
    }
  }

  return {
    async handle(line) {
      const text = line.trim();
      if (text === '') return { lines: [], isOver: false };
      if (!text.startsWith('/')) return { lines: await ask(text), isOver: false };
      const [name = '', argument = ''] = text.split(/\s+/u);
      if (name === '/quit' || name === '/exit') return { lines: [], isOver: true };
      return { lines: await command(name, argument), isOver: false };
    },
  };
}

/** NaN for anything that is no number from 1. */
function numberOf(argument: string): number {
  return /^\d{1,6}$/u.test(argument) ? Number(argument) : Number.NaN;
}
