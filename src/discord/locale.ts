import type { BaseInteraction } from 'discord.js';
import { type Strings } from '../strings/english.ts';
import { stringsFor } from '../strings/strings.ts';

/** For a reply that only this person sees. */
export function personStrings({ locale }: Pick<BaseInteraction, 'locale'>): Strings {
  return stringsFor(locale);
}

/** For a reply that the whole channel sees; in direct messages there is only the person. */
export function channelStrings({
  locale,
  guildLocale,
}: Pick<BaseInteraction, 'locale' | 'guildLocale'>): Strings {
  return stringsFor(guildLocale ?? locale);
}
