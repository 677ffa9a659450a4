import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goOn } from '../../src/conversation/follow-up.ts';
import { FOLLOW_UP_PAIRS } from '../conversation/follow-up-pairs.ts';
import { NOT_SAID, SAID } from '../conversation/statements.ts';
import { openRealApp, type RealApp } from './discord/real-app.ts';

let real: RealApp;
beforeAll(async () => {
  real = await openRealApp();
}, 60_000);
afterAll(() => real.close());

const answered = async (join: (before: string, next: string) => string): Promise<number> => {
  let hits = 0;
  for (const { before, next, answer } of FOLLOW_UP_PAIRS) {
    const { quotes } = await real.app.ask(join(before, next));
    if (quotes[0]?.text.includes(answer)) hits += 1;
  }
  return hits;
};

const foundFor = async (statements: readonly string[]): Promise<number> => {
  let found = 0;
  for (const statement of statements) {
    const check = await real.app.check(statement);
    if (check.statements.length === 1 && check.statements[0]!.nearest !== null) found += 1;
  }
  return found;
};

describe('follow-up questions', () => {
  it('find their answers when joined with the question before, and rarely alone', async () => {
    const joined = await answered(goOn);
    const alone = await answered((_, next) => next);
    expect(joined).toBeGreaterThanOrEqual(Math.ceil(FOLLOW_UP_PAIRS.length * 0.65));
    expect(joined).toBeGreaterThan(alone * 1.5);
  });
});

describe('two questions in one, and one that goes on', () => {
  const ASKED = [
    ['Where was the revised plan drafted and what did Merz advise?', 'Where was the revised plan drafted?'],
    ['and Merz? (after “What did Rubio say?”)', 'What did Merz say?'],
  ] as const;

  it.each(ASKED)('are asked alike wherever they are asked: %s', async (asked, whole) => {
    const { app } = real;
    const { generation } = (await app.status())!;
    const { answer: shown } = await app.answer({ question: asked, before: null });
    expect(shown).toEqual(await app.ask(whole));
    expect(shown.quotes.length).toBeGreaterThan(0);
    expect(await app.ask(asked)).toEqual(shown);
    expect(await app.withGeneration(generation, (ask) => ask(asked))).toEqual(shown);
    const { golden, answer } = await app.golden.propose(asked);
    expect(golden).toMatchObject({ question: asked, expected: { text: shown.quotes[0]!.text } });
    expect(answer).toEqual(shown);
  });
});

describe('checking a text', () => {
  it('finds a near sentence for what is said, and none for what is not', async () => {
    expect(await foundFor(SAID)).toBeGreaterThanOrEqual(SAID.length - 2);
    expect(await foundFor(NOT_SAID)).toBeLessThanOrEqual(1);
  });

  it('quotes with a receipt', async () => {
    const [first] = (await real.app.check(SAID[0]!)).statements;
    const quote = first!.nearest!;
    const article = await real.app.inspect(quote.source.id);
    expect(article.raw.slice(quote.start, quote.end)).toBe(quote.text);
  });

  it('looks at the first eight statements of a long text', async () => {
    const check = await real.app.check(`${SAID.join(' ')}\nWow!`);
    expect(check.statements).toHaveLength(8);
    expect(check.left).toBe(SAID.length - 8);
  });
});
