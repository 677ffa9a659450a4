import type { Strings } from '../../strings/english.ts';

/** Whether an answer helped. */
export function Votes({ strings, messageId }: { strings: Strings; messageId: string }) {
  return (
    <form class="votes" method="post" action="/vote">
      <input type="hidden" name="message" value={messageId} />
      <button class="button" name="helpful" value="1">
        {strings.helpful}
      </button>
      <button class="button" name="helpful" value="0">
        {strings.notHelpful}
      </button>
    </form>
  );
}
