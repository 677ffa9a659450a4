import { articlesAway } from '../../conversation/articles-away.ts';
import { VerbatimError } from '../../errors.ts';
import { IndexMissingError } from '../../stores/errors.ts';
import { NoIndex } from './channel.tsx';
import { BotMessage, Embed, type Look } from './message.tsx';

/** A failure as a message: what happened and what to do, never where in the program. */
export function FailureMessage({ look, error }: { look: Look; error: unknown }) {
  if (error instanceof IndexMissingError) return <NoIndex look={look} />;
  const { web } = look.strings;
  const away = articlesAway(error, look.strings);
  const isKnown = error instanceof VerbatimError;
  return (
    <BotMessage look={look}>
      <Embed kind="error" heading={web.somethingWrong}>
        {away === null ? null : <p>{away.words}</p>}
        {isKnown ? <p>{error.message}</p> : null}
        <p>{isKnown ? error.remedy : web.fault}</p>
      </Embed>
    </BotMessage>
  );
}
