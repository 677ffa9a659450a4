import { english, type Strings } from './english.ts';
import { german } from './german.ts';

/** Translations by the prefix of Discord's locales ("de", "en-US"); English for all others. */
export const TRANSLATIONS: readonly { readonly locales: readonly string[]; readonly strings: Strings }[] = [
  { locales: ['en-US', 'en-GB'], strings: english },
  { locales: ['de'], strings: german },
];

/** The bot's words in a person's or guild's language. */
export function stringsFor(locale: string | null | undefined): Strings {
  return TRANSLATIONS.find(({ locales }) => locale != null && locales.includes(locale))?.strings ?? english;
}
