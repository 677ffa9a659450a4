import type { Strings } from '../../strings/english.ts';
import { askLink } from '../links.ts';
import { BotMessage, Embed, type Look } from './message.tsx';

/** How to ask, with questions that the current sources answer. */
export function HelpMessage({ look, examples }: { look: Look; examples: readonly string[] }) {
  const { strings } = look;
  const { web } = strings;
  return (
    <BotMessage look={look} isPrivate>
      <Embed kind="plain" heading={strings.helpTitle}>
        <p>{web.askHelp}</p>
        <h4>{web.commandsTitle}</h4>
        <dl class="commands">
          {web.commands.map(([form, what]) => (
            <div>
              <dt>
                <code>{form}</code>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </Embed>
      {examples.length === 0 ? null : (
        <div class="examples">
          <Examples strings={strings} examples={examples} />
        </div>
      )}
    </BotMessage>
  );
}

export function Examples({
  strings,
  examples,
  heading = strings.web.tryThese,
}: {
  strings: Strings;
  examples: readonly string[];
  heading?: string;
}) {
  return examples.length === 0 ? null : (
    <>
      <p class="footnote">{heading}</p>
      <ul>
        {examples.map((question) => (
          <li>
            <a
              class="button"
              href={askLink({ question, before: null, source: null })}
              data-ask={question}
              dir="auto"
            >
              {question}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
