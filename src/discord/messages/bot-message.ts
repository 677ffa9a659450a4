import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIComponentInMessageActionRow,
  APIEmbed,
} from 'discord.js';
import { type Action, writeCustomId } from './custom-id.ts';
import { LIMITS } from './limits.ts';
import { cutText } from './plain.ts';

/** Nothing that is quoted or echoed may ping anyone. */
export const NO_MENTIONS = { parse: [] } as const;

export type ButtonLook = 'primary' | 'secondary' | 'success' | 'danger';
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** All that the bot ever sends, in a channel or as the reply to an interaction. */
export interface BotMessage {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: Row[];
  readonly allowedMentions: { readonly parse: [] };
}

/** Everything that is left out is empty, so that an edit also clears it. */
export function botMessage({
  content = '',
  embeds = [],
  components = [],
}: {
  content?: string;
  embeds?: APIEmbed[];
  components?: Row[];
}): BotMessage {
  return { content, embeds, components, allowedMentions: { parse: [] } };
}

/** Words of the bot's own, without embeds. */
export function notice(text: string): BotMessage {
  return botMessage({ content: cutText(text, LIMITS.messageContent) });
}

const BUTTON = 2;
const ROW = 1;
const STYLES: Record<ButtonLook, 1 | 2 | 3 | 4> = { primary: 1, secondary: 2, success: 3, danger: 4 };

export function button(
  action: Action,
  label: string,
  look: ButtonLook = 'secondary',
  isDisabled = false,
): APIButtonComponentWithCustomId {
  return {
    type: BUTTON,
    style: STYLES[look],
    label: cutText(label, LIMITS.buttonLabel),
    custom_id: writeCustomId(action),
    ...(isDisabled ? { disabled: true } : {}),
  };
}

/** Rows of at most five buttons; no row is empty. */
export function buttonRows(buttons: readonly APIButtonComponentWithCustomId[]): Row[] {
  const rows: Row[] = [];
  for (let from = 0; from < buttons.length; from += LIMITS.buttonsPerRow) {
    rows.push({ type: ROW, components: buttons.slice(from, from + LIMITS.buttonsPerRow) });
  }
  return rows;
}
