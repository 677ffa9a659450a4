import { describe, expect, it } from 'vitest';
import { english } from '../../src/strings/english.ts';
import { german } from '../../src/strings/german.ts';
import { stringsFor } from '../../src/strings/strings.ts';

describe('stringsFor', () => {
  it('knows Discord’s locales, and falls back to English', () => {
    expect(stringsFor('de')).toBe(german);
    expect(stringsFor('en-GB')).toBe(english);
    expect(stringsFor('fr')).toBe(english);
    expect(stringsFor(null)).toBe(english);
  });

  it('has command names that Discord takes, each once', () => {
    const commandName = /^[-_'\p{L}\p{N}]{1,32}$/u;
    for (const { commands } of [english, german]) {
      for (const [key, words] of Object.entries(commands)) {
        if (!('description' in words)) continue;
        expect(`${key} ${commandName.test(words.name) && words.name === words.name.toLowerCase()}`).toBe(
          `${key} true`,
        );
        expect(words.description.length).toBeLessThanOrEqual(100);
      }
    }
  });
});
