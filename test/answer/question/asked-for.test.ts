import { describe, expect, it } from 'vitest';
import { askedFor, findNames, hasKind, isYesNoQuestion } from '../../../src/answer/question/asked-for.ts';

describe('askedFor', () => {
  it.each([
    ['Who runs the bakery?', 'person'],
    ['where was the ship built', 'place'],
    ['Which country won?', 'place'],
    ['When did it open?', 'time'],
    ['In what year did it open?', 'time'],
    ['How long did the talks last?', 'duration'],
    ['What percentage of seats is empty?', 'percentage'],
    ['How much did the bridge cost?', 'money'],
    ['How many people came?', 'number'],
    ['Why did they leave?', 'reason'],
    ['What did the mayor say about it?', 'statement'],
    ['Tell me about the bridge', 'other'],
    // What stands in a clause behind, or behind a question word that says it, does not.
    ['Who was mayor when the bridge opened?', 'person'],
    ['What did the mayor say when he left?', 'statement'],
    ['What did the mayor do where the bridge ends?', 'other'],
    ['What is the town where it was built called?', 'place'],
    ['What is the name of the minister who left?', 'person'],
    ['Who owns 20 per cent of the bridge?', 'person'],
    ['Who will bear the cost of the bridge?', 'person'],
    ['When did the price rise?', 'time'],
    ['When the bridge opened, who was mayor?', 'person'],
    ['When was it, who knows?', 'time'],
    ['On Friday, what did the mayor say?', 'statement'],
    ['And since when?', 'time'],
    ['Name the year when it opened', 'time'],
    ['Tell me who built it', 'person'],
    ['What was the price of the bridge?', 'money'],
    ['By how many per cent did it rise?', 'percentage'],
    ['Is it the day when it opens?', 'time'],
    // A clause that is itself asked about.
    ['What is known about when the talks begin?', 'time'],
    ['What is known about who wrote the plan?', 'person'],
    ['What do we know about where the talks took place?', 'place'],
    ['What was the date when Lee left?', 'time'],
    ['Which plan, which Lee wrote, was signed when?', 'time'],
    // The verb behind a clause on who says it.
    ['What did the man who was president say?', 'statement'],
    ['What did Lee, who is mayor, say?', 'statement'],
    ['What did the man do who called the mayor?', 'other'],
    // A comma before a word that does not lead.
    ['Did Costa say, when in Oslo, how many people died?', 'number'],
    ['Is it known how many died, where and when?', 'number'],
    ['Does Lee, who is mayor, say why?', 'reason'],
    ['For how many decades did Lee rule?', 'duration'],
    ['For how many nights did it burn?', 'duration'],
    ['For about how many nights did it burn?', 'duration'],
    ['For whom did Lee vote when he was young?', 'person'],
  ])('%s', (question, kind) => {
    expect(askedFor(question)).toBe(kind);
  });
});

describe('isYesNoQuestion', () => {
  it.each([
    ['Is it true?', true],
    ['and did he leave', true],
    ["Isn't it late?", true],
    ['Who is it?', false],
    ['Island life', false],
  ])('%s', (question, expected) => {
    expect(isYesNoQuestion(question)).toBe(expected);
  });
});

describe('hasKind', () => {
  it.each([
    ['number', 'About forty came.', true],
    ['number', 'Some came.', false],
    ['time', 'It opened in May.', true],
    ['time', 'It may open.', false],
    ['percentage', 'Roughly one-fifth is gone.', true],
    ['money', 'It cost $3.', true],
    ['duration', 'It took nearly five hours.', true],
    ['reason', 'They left because of the rain.', true],
    ['other', '', true],
  ] as const)('%s: %s', (kind, sentence, expected) => {
    expect(hasKind(kind, sentence, [])).toBe(expected);
  });

  it('wants a name that the question does not have already', () => {
    expect(hasKind('person', 'Ann Lee came.', ['Ann Lee'])).toBe(true);
    expect(hasKind('person', 'She came.', [])).toBe(false);
  });
});

describe('findNames', () => {
  it('takes runs of capitalised words, but not a lone opener', () => {
    expect(findNames('Yesterday the mayor, Ann Lee, went to Paris.')).toEqual(['Ann Lee', 'Paris']);
  });

  it.each([
    ['Later Ann Lee left.', ['Ann Lee']],
    ['In Oslo Ann Lee spoke.', ['Oslo Ann Lee']],
    ['On Thursday Lee left.', ['Lee']],
    ['“Later Ann Lee left.”', ['Ann Lee']],
    ['Ann Lee left.', ['Ann Lee']],
  ])('does without what opens the sentence: %s', (text, names) => {
    expect(findNames(text)).toEqual(names);
  });
});
