import type { Gap } from '../../gaps/group.ts';
import { shortDate } from '../../conversation/labels.ts';
import { askLink } from '../links.ts';
import { BotMessage, Embed, type Look } from './message.tsx';

/** More are not read at once; the command line has them all. */
const MAX_GAPS = 20;

/** What was asked in vain, most asked first. */
export function GapsMessage({ look, gaps, days }: { look: Look; gaps: readonly Gap[]; days: number }) {
  const { strings } = look;
  const words = strings.gaps;
  return (
    <BotMessage look={look} isPrivate>
      <Embed kind="plain" heading={words.title(gaps.length)}>
        <p>{gaps.length === 0 ? words.none(days) : words.about(days)}</p>
        <ul class="source-list">
          {gaps.slice(0, MAX_GAPS).map(({ question, count, notHelpful, lastAskedAt, wordings }) => (
            <li>
              <a href={askLink({ question, before: null, source: null })} data-ask={question} dir="auto">
                {question}
              </a>
              <p class="footnote">
                {[
                  words.asked(count, wordings.length),
                  ...(notHelpful > 0 ? [words.notHelpful(notHelpful)] : []),
                  words.last(shortDate(new Date(lastAskedAt).toISOString(), strings)),
                ].join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      </Embed>
    </BotMessage>
  );
}
