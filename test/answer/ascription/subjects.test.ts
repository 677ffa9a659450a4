import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ascription, ascriptionsIn, saysItOfOthers } from '../../../src/answer/ascription/subjects.ts';
import { questionTokens } from '../../../src/answer/ascription/tokens.ts';

const TEXTS = [
  'The French foreign minister Ann Lee met the Danish delegation in Oslo.',
  'Bob Costa warned of storms. Lee advised caution, and Costa of the harbour board agreed.',
  'Norway demands guarantees. Denmark, which has none to give, refused.',
  'Kremlin aides praised the Finnish plan; the Bank of Harbour lent nothing.',
];

const ascriptionsOf = (question: string): Ascription[] =>
  ascriptionsIn(question, questionTokens(question, TEXTS));

const isOfOthers = (question: string, sentence: string): boolean =>
  saysItOfOthers(ascriptionsOf(question), sentence);

describe('what is said of others', () => {
  it.each([
    // Offices and groups of another country.
    ['Who is the French president?', 'Finnish President Ann Lee praised France.', false],
    [
      'Who is the French president?',
      'Finnish President Ann Lee spoke at length about help for France.',
      true,
    ],
    ['Who is the president of France?', 'The Finnish President spoke.', true],
    ['Who is the president of France?', 'French President Ann Lee spoke.', false],
    ["Who is France's foreign minister?", 'The Danish foreign minister spoke.', true],
    ["Who is France's foreign minister?", 'Foreign Minister Ann Lee spoke.', false],
    ['Who leads the Danish delegation?', 'Ann Lee leads the U.S. delegation.', true],
    ['Who leads the U.S. delegation?', 'Ann Lee leads the American delegation.', false],
    // What somebody else does.
    ['What did Lee warn about?', 'In the evening Bob Costa warned about the storms.', true],
    ['What did Costa warn about?', 'In the evening Bob Costa warned about the storms.', false],
    ['what did lee warn about', 'In the evening Bob Costa warned about the storms.', true],
    ['Which guarantees does Denmark demand?', 'The coast of Norway demands guarantees.', true],
    ['Which guarantees does Oslo demand?', 'The Norwegian side demands guarantees.', false],
    ['When must Moscow leave?', 'Russian troops will leave soon.', false],
    // What is done to somebody else, or by the one it was asked of.
    ['Who warned Lee?', 'In the evening Ann Lee warned of storms.', true],
    ['Who warned Lee?', 'In the evening they warned Bob Costa.', true],
    ['Who warned Lee?', 'In the evening they warned Ann Lee.', false],
    ['When will the envoys visit Oslo?', 'They will visit Copenhagen on Friday.', true],
    ['When will the envoys visit Oslo?', 'They will visit Norway on Friday.', false],
    ['Where will Costa meet Lee?', 'Costa will meet with Ann Lee.', false],
    // A passive says who suffers before the verb.
    ['Who warned Lee?', 'Ann Lee was warned by Bob Costa.', false],
    ['Who warned Lee?', 'Ann Lee had not been openly warned by anyone.', false],
    ['Who warned Lee?', 'Ann Lee warned by harbour board.', false],
    ['Who warned Lee?', 'Bob Costa was told that Lee warned the board.', true],
    ['Who praised Norway?', 'Norway was praised by Denmark for its plan.', false],
    // What two do together, either does.
    ['Who met Costa?', 'Bob Costa met Ann Lee in Oslo.', false],
    ['Who spoke to Costa?', 'Bob Costa spoke with Ann Lee.', false],
    ['When did Lee meet Costa?', 'On Friday Costa will meet Ann Lee.', false],
    ['Who met Costa?', 'In the evening Ann Lee met Eve Ray.', true],
    ['Who was warned by Lee?', 'In the evening Bob Costa warned Eve Ray.', true],
    ['Who was warned by Lee?', 'In the evening Ann Lee warned Eve Ray.', false],
    ['Who was warned by Lee?', 'Bob Costa was warned by Ann Lee.', false],
    // A name behind an article may do what follows it, or have it.
    ['What did the Harbour board call unsafe?', 'The Harbour pier that Bob Costa left is unsafe.', false],
    ['What did the Bank of Harbour call unsafe?', 'The boats of Bob Costa are unsafe.', false],
    ['What did the Bergen crew lend?', 'The boats of Bob Costa had a crew.', false],
    ['What did the Danish crew lend?', 'The boats of Norway had a crew.', true],
    // A country is not a person, who may be of it.
    ['Which guarantees does Norway demand?', 'Today Bob Costa demands guarantees.', false],
    // Who holds an office is not said where there is none.
    ['Who is the French ambassador?', 'Ann Lee praised France.', true],
    ['Where is the French ambassador?', 'Ann Lee praised France.', false],
    // Said of nobody, or of somebody in another clause.
    ['What did Lee warn about?', 'The board warned about storms.', false],
    ['What did Lee warn about?', 'Costa agreed, and the board warned about storms.', false],
    ['Why did the storm end?', 'Bob Costa said that the storm would end.', false],
    ['When was the Bank of Harbour founded?', 'Bank of Harbour branches were founded in Norway.', false],
  ])('%s %s', (question, sentence, expected) => {
    expect(isOfOthers(question, sentence)).toBe(expected);
  });

  it('is never so of a sentence that has none of the words', () => {
    const word = fc.constantFrom(
      'Lee',
      'Costa',
      'Norway',
      'Danish',
      'plan',
      'the',
      'of',
      'did',
      'leave',
      ',',
      '?',
    );
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (question, sentence) => {
        const others = ascriptionsOf(question).filter(
          ({ said, isOffice }) => !isOffice && !sentence.includes(said),
        );
        expect(saysItOfOthers(others, sentence)).toBe(false);
        expect(saysItOfOthers([], sentence)).toBe(false);
        // A question's own words are said of nobody else.
        expect(saysItOfOthers(ascriptionsOf('Lee leave'), 'Lee leave')).toBe(false);
      }),
    );
  });
});
