import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCustomId, writeCustomId } from '../../src/discord/messages/custom-id.ts';
import { escapeAroundCode, escapeMarkdown, unescapeMarkdown } from '../../src/discord/messages/escape.ts';
import { isAsking, questionText } from '../../src/discord/asking/question-text.ts';
import { escapedWithin } from '../../src/discord/messages/quote-embed.ts';
import { shownPart } from '../../src/discord/messages/shown-quote.ts';
import { displayedText, displayedWithCode } from './displayed.ts';
import { anyAction } from './any-action.ts';
import { hostileText } from './hostile.ts';

const BOT = '123456789012345678';
const named = (): string => 'Anna';

describe('escapeMarkdown', () => {
  it('shows every text as it is', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        expect(unescapeMarkdown(escapeMarkdown(text))).toBe(text);
        expect(displayedText(escapeMarkdown(text))).toEqual({ text, bold: [] });
      }),
    );
  });

  it.each([
    ['**a** _b_ ~~c~~ ||d|| `e`', String.raw`\*\*a\*\* \_b\_ \~\~c\~\~ \|\|d\|\| \`e\``],
    ['<@1> @everyone <#2> <:a:3> <t:4>', String.raw`\<\@1\> \@everyone \<\#2\> \<\:a\:3\> \<t\:4\>`],
    ['https://x.org/y discord.gg/abc', String.raw`https\:\/\/x\.org\/y discord\.gg\/abc`],
    ['- a\n+ b\n1. c\n  - d', '\\- a\n\\+ b\n1\\. c\n  \\- d'],
    ['# h\n> q\n-# s', '\\# h\n\\> q\n\\-\\# s'],
    ['A well-known fact, 85 %. Really!', 'A well-known fact, 85 %. Really!'],
  ])('%j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

describe('escapeAroundCode', () => {
  it('shows every text as it is, within its limit', () => {
    const withCode = fc
      .array(fc.oneof(hostileText(3), fc.constantFrom('`', '``', ' ', '`/reindex`', '`npm run -s x`', '\\`')))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(withCode, fc.integer({ min: 1, max: 120 }), (text, maxChars) => {
        expect(displayedWithCode(escapeAroundCode(text))).toBe(text);
        const within = escapedWithin(text, maxChars, escapeAroundCode);
        expect(within.length).toBeLessThanOrEqual(maxChars);
        displayedWithCode(within);
      }),
    );
  });

  it.each([
    ['Use `/source add` *now*.', 'Use `/source add` \\*now\\*.'],
    ['a ` b', 'a \\` b'],
    ['``/reindex``', '\\`\\`\\/reindex\\`\\`'],
    ['`@a` ` `@b', '`@a` ` `\\@b'],
  ])('%j', (text, escaped) => {
    expect(escapeAroundCode(text)).toBe(escaped);
  });
});

describe('shownPart', () => {
  const text = `First one here. ${'word '.repeat(100)}ends. The answer is 42. Last one.`;
  const highlight = { start: text.indexOf('42'), end: text.indexOf('42') + 2 };

  it('is everything that fits', () => {
    expect(shownPart(text, highlight, 1_000)).toEqual({ start: 0, end: text.length });
  });

  it('cuts at sentences around the answering words', () => {
    const { start, end } = shownPart(text, highlight, 60);
    expect(text.slice(start, end)).toBe('The answer is 42. Last one.');
  });

  it('cuts a sentence that is too long at a word, and keeps the answering words', () => {
    const long = `${'word '.repeat(80)}answer ${'word '.repeat(80)}end.`;
    const answer = { start: long.indexOf('answer'), end: long.indexOf('answer') + 6 };
    const shown = shownPart(long, answer, 100);
    expect(long.slice(shown.start, shown.end)).toMatch(/^answer( word)+$/);
  });
});

describe('questions in messages', () => {
  it('come without mentions, quoted lines and emoji', () => {
    const names: Record<string, string> = { '5': 'Trump' };
    const text = `> <@${BOT}> before\n<@!${BOT}> what  did <@5> say <:x:1>?`;
    expect(questionText(text, BOT, (id) => names[id] ?? '')).toBe('what did Trump say ?');
  });

  it('end where a block quote begins, which goes on to the end of the message', () => {
    const text = `<@${BOT}> who leads it?\n>>> Ray said\n\nthat he does not know\nwho else?`;
    expect(questionText(text, BOT, named)).toBe('who leads it?');
    expect(questionText(`  >>> Ray said\nwho? <@${BOT}>`, BOT, named)).toBe('');
    // Discord shows these as they are written, or quotes one line.
    expect(questionText(`what is 5 >>> 3?\nwho?`, BOT, named)).toBe('what is 5 >>> 3? who?');
    expect(questionText(`>>>one line\nwho?`, BOT, named)).toBe('who?');
  });

  it('are the same whatever a block quote at their end says', () => {
    const line = fc.string().map((text) => text.replaceAll(/[\n>]/g, ' '));
    const own = fc.array(line).map((lines) => lines.join('\n'));
    const words = fc.oneof(fc.string(), fc.constant(`<@${BOT}> who?`));
    const quoted = fc.array(words).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(own, fc.nat(5), quoted, (before, spaces, after) => {
        const text = `${before}\n${' '.repeat(spaces)}>>> ${after}`;
        expect(questionText(text, BOT, named)).toBe(questionText(before, BOT, named));
      }),
    );
  });

  it('are those that mention the bot, in words of the one who writes', () => {
    const message = {
      content: `<@${BOT}> who?`,
      authorId: '1',
      isBot: false,
      isWebhook: false,
      isSystem: false,
      mentionsEveryone: false,
      isDirect: false,
    };
    expect(isAsking(message, BOT)).toBe(true);
    for (const change of [
      { isBot: true },
      { isWebhook: true },
      { isSystem: true },
      { mentionsEveryone: true },
      { authorId: BOT },
      { content: 'who?' },
      { content: `> <@${BOT}> who?` },
      { content: `see this\n>>> said Ray\n<@${BOT}> who?` },
    ]) {
      expect(isAsking({ ...message, ...change }, BOT)).toBe(false);
    }
    expect(isAsking({ ...message, content: 'who?', isDirect: true }, BOT)).toBe(true);
  });
});

describe('custom ids', () => {
  it('hold an action within 100 characters', () => {
    fc.assert(
      fc.property(anyAction, (one) => {
        const written = writeCustomId(one);
        expect(written.length).toBeLessThanOrEqual(100);
        expect(parseCustomId(written)).toEqual(one);
      }),
    );
  });

  it('of buttons from before further passages carried what is shown are understood', () => {
    expect(parseCustomId('1:m:3:')).toEqual({ kind: 'more', source: null, skip: 3, shown: [] });
    expect(parseCustomId('1:m:3:0123456789')).toMatchObject({ source: '0123456789', shown: [] });
  });
});
