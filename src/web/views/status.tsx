import { type Status, statusFields } from '../../conversation/status.ts';
import { BotMessage, Embed, type Look } from './message.tsx';

/** What is indexed, and how questions are being answered. */
export function StatusMessage({ look, status }: { look: Look; status: Status }) {
  const { strings } = look;
  return (
    <BotMessage look={look} isPrivate>
      <Embed kind="plain" heading={strings.statusTitle}>
        <dl class="facts">
          {statusFields(status, strings).map(([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Embed>
    </BotMessage>
  );
}
