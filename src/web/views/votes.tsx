import type { Strings } from '../../strings/english.ts';

/** Whether an answer helped. */
export function Votes({
  strings,
  messageId,
  question,
}: {
  strings: Strings;
  messageId: string;
  /** What was asked, which is kept if the answer did not help. */
  question: string;
}) {
  return (
    <form class="votes" method="post" action="/vote">
      <input type="hidden" name="message" value={messageId} />
      <input type="hidden" name="question" value={question} />
      <button class="button" name="helpful" value="1">
        {strings.helpful}
      </button>
      <button class="button" name="helpful" value="0">
        {strings.notHelpful}
      </button>
    </form>
  );
}
