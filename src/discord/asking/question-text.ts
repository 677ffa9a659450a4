/** What the eligibility of a message depends on. */
export interface IncomingMessage {
  readonly content: string;
  readonly authorId: string;
  readonly isBot: boolean;
  readonly isWebhook: boolean;
  readonly isSystem: boolean;
  readonly mentionsEveryone: boolean;
  readonly isDirect: boolean;
}

/**
 * Whether a message asks the bot: a direct message, or one whose text mentions it. Being mentioned only
 * because somebody replied to the bot is not being asked, nor is `@everyone`.
 */
export function isAsking(message: IncomingMessage, botId: string): boolean {
  if (message.isBot || message.isWebhook || message.isSystem || message.authorId === botId) return false;
  if (message.isDirect) return true;
  return !message.mentionsEveryone && mentionOf(botId).test(withoutQuotes(message.content));
}

/**
 * The question in a message: without mentions of the bot, lines quoted from others and custom emoji;
 * mentions of people become their names.
 */
export function questionText(content: string, botId: string, nameOf: (userId: string) => string): string {
  return withoutQuotes(content)
    .replaceAll(mentionOf(botId, 'g'), ' ')
    .replaceAll(/<@!?(\d{1,20})>/g, (_, id: string) => nameOf(id))
    .replaceAll(/<a?:(\w{1,32}):\d{1,20}>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Lines that begin with `>` are somebody else's words, and so is everything from one that begins with `>>> `. */
function withoutQuotes(content: string): string {
  const lines = content.split('\n');
  const block = lines.findIndex((line) => /^ *>>> /.test(line));
  return lines
    .slice(0, block === -1 ? lines.length : block)
    .filter((line) => !/^\s{0,3}>/.test(line))
    .join('\n');
}

function mentionOf(botId: string, flags = ''): RegExp {
  return new RegExp(`<@!?${botId}>`, flags);
}
