import { describe, expect, it } from 'vitest';
import { explainNoAnswer } from '../../src/answer/reasons.ts';
import { english } from '../../src/strings/english.ts';
import { german } from '../../src/strings/german.ts';
import { germanReason } from '../../src/strings/german-reason.ts';
import { stringsFor } from '../../src/strings/strings.ts';

type Unanswered = Parameters<typeof explainNoAnswer>[0];
type Evidence = Unanswered['evidence'];

const KINDS: Evidence['asked'][] = [
  'person', 'place', 'time', 'duration', 'percentage', 'money', 'number', 'reason', 'statement',
]; // prettier-ignore

function reason(
  asked: Evidence['asked'],
  question: string,
  unknown: readonly string[],
  features: object | null,
): Promise<string> {
  const terms = unknown.map((text) => ({ text, documentFrequency: 0 }));
  return explainNoAnswer({
    evidence: { asked, terms, query: { question } } as unknown as Evidence,
    features: features as Unanswered['features'],
    closest: { text: 'it was.' },
    lexicon: new Set(['soy', 'beans']),
    credits: async () => [],
  });
}

describe('germanReason', () => {
  it.each([
    ['Hello! Ask a question about the story', /^Hallo/],
    ['You’re welcome. Ask', /^Gern geschehen/],
    ['Questions about the story are answered here with', /^Fragen zur Geschichte/],
    ['Every quote is copied to the letter from', /^Jedes Zitat/],
    ['It is not clear who or what is meant. Ask', /^Es ist nicht klar/],
    ['That is nothing that can be quoted: answers', /^Das lässt sich nicht zitieren/],
    ['Answers here are sentences of the sources and', /^Antworten sind hier/],
    ['No source has the exact words “a b”.', /^Keine Quelle hat genau die Worte „a b“\.$/],
    [
      'No source is called “a” or “b”. There are: [1] X, and 3 more.',
      /^Keine Quelle heißt „a“ oder „b“\. Es gibt: \[1\] X und 3 weitere\.$/,
    ],
    ['The sources name Ann Lee only as author or outlet.', /^Die Quellen nennen Ann Lee nur als/],
  ])('has German words for %j', (said, words) => {
    expect(germanReason(said)).toMatch(words);
  });

  it.each(KINDS)('has German words when what is asked for is a %s', async (kind) => {
    expect(germanReason(await reason(kind, 'x', [], {}))).toMatch(/^Die Quellen berühren das, aber keine /);
  });

  it('has German words where the nearest passage is not sure enough', async () => {
    expect(germanReason(await reason('other', 'x', [], {}))).toMatch(/^Die nächstliegende Stelle /);
  });

  it('keeps names and words as they were asked', async () => {
    expect(germanReason(await reason('other', 'did Xi or Rutte win', ['xi', 'rutte'], {}))).toBe(
      'Keine Quelle erwähnt Xi oder Rutte.',
    );
    expect(germanReason(await reason('other', 'soy beans', ['soy', 'beans'], { unknown: 1 }))).toBe(
      'Keine Quelle gebraucht die Wörter „soy“ oder „beans“.',
    );
    expect(germanReason(await reason('other', 'x', [], null))).toBe('Keine Quelle hat etwas dazu.');
  });
});

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
