import type { App } from '../app.ts';
import type { AnsweredQuestion } from '../conversation/answered-question.ts';
import { contextPage } from '../conversation/context.ts';
import { goesOn, subjectAfter, wholeQuestion } from '../conversation/follow-up.ts';
import { namedSource } from '../conversation/sources.ts';
import type { IndexProgress } from '../indexing/report.ts';
import { answerLines, type Look, nextLines } from './answer-view.ts';
import { contextLines } from './context-view.ts';
import { wrapLines } from './layout.ts';
import { gapLines } from './gap-view.ts';
import { generationLines } from './generation-view.ts';
import { furtherPassageLines } from './passage-view.ts';
import { newsLines } from './news-view.ts';
import { printable } from './printable.ts';
import { outcomeLines } from './report-view.ts';
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

export type ChatApp = Pick<
  App,
  'answer' | 'cite' | 'further' | 'sources' | 'inspect' | 'reindexing' | 'status' | 'gaps'
>;

export interface ChatOptions {
  /** Asked for each reply, as a window may have changed its width. */
  readonly look: () => Look;
  /** Hears how `/reindex` goes. */
  readonly onProgress?: (progress: IndexProgress) => void;
  /** Cancels what is under way. */
  readonly signal?: AbortSignal;
}

/** What can be typed besides questions. */
export const CHAT_COMMANDS = [
  ['/context 1', 'the article around quote 1; `/context 1 2` its second page'],
  ['/more', 'further passages on the last question, three at a time'],
  ['/sources', 'the articles'],
  ['/source 3', 'one of them, by its number, id or title'],
  ['/status', 'what is indexed, and since when'],
  ['/gaps', 'questions to the bot without an answer, or without a helpful one'],
  ['/reindex', 'bring the index up to date with the articles'],
  ['/help', 'this'],
  ['/quit', 'end (Ctrl-D and Ctrl-C do too)'],
] as const;

interface LastAnswer {
  readonly answered: AnsweredQuestion;
  /** Where further passages go on; null when there are no others. */
  next: number | null;
}

/** As far back as `/gaps` looks where questions are kept so long. */
const GAP_DAYS = 30;

/**
 * A conversation in a terminal, apart from reading and writing. Remembers the last answer, and the last
 * question that had a subject of its own.
 */
export function createChatSession(app: ChatApp, { look, onProgress, signal }: ChatOptions): ChatSession {
  let last: LastAnswer | undefined;
  let subject: string | null = null;

  async function ask(question: string): Promise<string[]> {
    const asked = { question, before: goesOn(question) ? subject : null };
    const answered = await app.answer(asked);
    if (answered.answer.kind === undefined) subject = subjectAfter(asked);
    last = { answered, next: 0 };
    return [
      ...answerLines(answered.answer, answered.citations, look(), answered.instead),
      ...nextLines(answered.next, look()),
    ];
  }

  async function context([which = '', page]: readonly string[]): Promise<string[]> {
    if (last === undefined) return ['Ask something first.'];
    const { quotes } = last.answered;
    const cited = which === '' && quotes.length === 1 ? quotes[0] : quotes[numberOf(which) - 1];
    if (cited === undefined) {
      return [
        quotes.length === 0
          ? 'The last answer has no quote.'
          : `Which quote? /context 1 to ${quotes.length}.`,
      ];
    }
    const article = await app.inspect(cited.quote.source.id);
    if (article.sha256 !== cited.quote.sha256) {
      return ['This article has been indexed again and reads differently now. Ask again.'];
    }
    const found = contextPage(article, cited.place, page === undefined ? null : numberOf(page) - 1);
    return found === null ? ['There is no such page.'] : contextLines(found, look());
  }

  async function more(): Promise<string[]> {
    if (last === undefined) return ['Ask something first.'];
    const { answered, next: skip } = last;
    const further =
      skip === null
        ? { quotes: [], next: null }
        : await app.further(wholeQuestion(answered.asked), {
            source: answered.source,
            skip,
            shown: answered.quotes.map(({ place }) => place),
          });
    last.next = further.next;
    return further.quotes.length === 0
      ? ['There are no further passages.']
      : furtherPassageLines(further.quotes, look());
  }

  async function oneSource(name: string): Promise<string[]> {
    const sources = await app.sources();
    const found = namedSource(sources, name);
    return found === null
      ? [`Which source? /source 1 to ${sources.length}; /sources lists them.`]
      : sourceLines(await app.inspect(found.source.id), found.number, look());
  }

  async function reindex(): Promise<string[]> {
    const { run } = app.reindexing.start();
    const stopListening = run.onProgress(onProgress ?? (() => {}));
    const cancel = (): void => run.cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const outcome = await run.outcome;
      const lines = outcomeLines(outcome, look());
      const { news } = outcome;
      if (news === null) return lines;
      const citations = await app.cite({ quotes: news.quotes, closest: null });
      return [...lines, '', ...newsLines(news, citations, look())];
    } finally {
      stopListening();
      signal?.removeEventListener('abort', cancel);
    }
  }

  async function command(name: string, words: readonly string[]): Promise<string[]> {
    switch (name) {
      case '/sources':
        return sourceListLines(await app.sources(), look());
      case '/source':
        return oneSource(words.join(' '));
      case '/context':
        return context(words);
      case '/more':
        return more();
      case '/status': {
        const info = await app.status();
        return info === null ? ['Nothing is indexed.'] : generationLines([info], look());
      }
      case '/gaps':
        return gapLines(await app.gaps({ days: GAP_DAYS }), GAP_DAYS, look());
      case '/reindex':
        return reindex();
      case '/help':
        return helpLines(look());
      default:
        return [`There is no command ${printable(name)}. /help lists them.`];
    }
  }

  return {
    async handle(line) {
      const text = line.trim();
      if (text === '') return { lines: [], isOver: false };
      if (!text.startsWith('/')) return { lines: await ask(text), isOver: false };
      const [name = '', ...words] = text.split(/\s+/u);
      if (name === '/quit' || name === '/exit') return { lines: [], isOver: true };
      return { lines: await command(name, words), isOver: false };
    },
  };
}

function helpLines({ columns }: Look): string[] {
  return [
    ...wrapLines(
      'Ask about the story, in a sentence. Answers are quotes from the articles, word for word.',
      columns,
    ),
    ...CHAT_COMMANDS.flatMap(([form, what]) => wrapLines(what, columns, `  ${form.padEnd(11)}  `)),
  ];
}

/** NaN for anything that is no number from 1. */
function numberOf(argument: string): number {
  return /^\d{1,6}$/u.test(argument) ? Number(argument) : Number.NaN;
}
