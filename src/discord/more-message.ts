import type { Hit } from '../app.ts';
import type { StoredArticle } from '../stores/store.ts';
import type { Strings } from '../strings/english.ts';
import { type BotMessage, botMessage, button, buttonRows, notice } from './bot-message.ts';
import { paragraphAt, paragraphsOf } from '../conversation/citations.ts';
import { type AskedQuestion, writeQuestionLine } from './question-line.ts';
import { quoteEmbed, quoteRoom } from './quote-embed.ts';

const MORE_COLOR = 0x80848e;

/** A passage that a search found, with its article and the article's number. */
export interface FurtherPassage {
  readonly hit: Hit;
  readonly article: StoredArticle;
  readonly number: number;
}

/** Further passages on a question, said to be such; `next` is where the ones after them begin. */
export function moreMessage(
  passages: readonly FurtherPassage[],
  { asked, source, next }: { asked: AskedQuestion; source: string | null; next: number | null },
  strings: Strings,
): BotMessage {
  if (passages.length === 0) return notice(strings.noMore);
  const room = quoteRoom(passages.length);
  const embeds = passages.map(({ hit, article, number }) =>
    quoteEmbed(
      { ...hit, source: article, sha256: article.sha256, highlight: null, alsoIn: [] },
      {
        sourceNumber: number,
        paragraph: paragraphAt(article, hit),
        paragraphs: paragraphsOf(article).length,
        alsoIn: [],
        indexedAt: article.indexedAt,
      },
      { strings, color: MORE_COLOR, room, isAnswer: false, isAlone: false },
    ),
  );
  return botMessage({
    content: `${writeQuestionLine(asked)}\n${strings.otherQuotes}`,
    embeds,
    components: next === null ? [] : buttonRows([button({ kind: 'more', source, skip: next }, strings.more)]),
  });
}
