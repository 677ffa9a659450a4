import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isName, replaceName, subjectName } from '../../src/conversation/replace-name.ts';

describe('replaceName', () => {
  it.each([
    ['What did Ann Lee advise?', 'Bob Ray', 'What did Bob Ray advise?'],
    ['Did Ann Lee advise it?', 'Bob', 'Did Bob advise it?'],
    ['What is Lee’s job?', 'Ray’s', 'What is Ray’s job?'],
    ['Where in Oslo did Lee meet Ray?', 'Kim', 'Where in Oslo did Kim meet Ray?'],
    ['What did Lee and Ray discuss?', 'Kim', 'What did Kim discuss?'],
    ['what did lee advise', 'Ray', 'what did Ray advise'],
    ['What did Lee say on Thursday?', 'Friday', 'What did Lee say on Friday?'],
    [
      'What does the Bank of the North hold?',
      'the Bank of the South',
      'What does the Bank of the South hold?',
    ],
    ['What did Trump say about Ukraine?', 'Poland', 'What did Trump say about Poland?'],
    ['What did Trump say about Russia and Ukraine?', 'the EU', 'What did Trump say about the EU?'],
    ['What did Ukraine say about Russia?', 'Poland', 'What did Poland say about Russia?'],
    ['What did Trump say about Ukraine?', 'Macron', 'What did Macron say about Ukraine?'],
    ['Who is Ann Lee?', 'ray', 'Who is ray?'],
  ])('%s of %s', (question, name, asked) => {
    expect(replaceName(question, name)).toBe(asked);
  });

  it.each([
    ['What did Lee advise?', 'when'],
    ['What did Lee advise?', 'And When'],
    ['What did Lee advise?', 'yesterday'],
    ['What did Lee advise?', 'Friday'],
    ['What did Lee advise?', 'Ray in Oslo'],
    ['What did Lee say in Oslo?', 'ray'],
    ['What did the board say?', 'Ray'],
    ['why?', 'Ray'],
  ])('has nothing to replace: %s of %s', (question, name) => {
    expect(replaceName(question, name)).toBeNull();
  });

  it('is the question asked of the name, whoever it was asked of', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{3,9}(?: [A-Z][a-z]{3,9})?$/).filter((text) => isName(text));
    fc.assert(
      fc.property(name, name, (earlier, later) => {
        expect(replaceName(`What did ${earlier} advise?`, later) ?? `What did ${later} advise?`).toBe(
          `What did ${later} advise?`,
        );
      }),
    );
  });
});

describe('subjectName', () => {
  it.each([
    ['What did Ann Lee say in Oslo?', 'Ann Lee'],
    ['Who accused Ann Lee?', null],
    ['What happened on Friday?', null],
    ['What did the board say on Friday?', null],
  ])('%s', (question, name) => {
    expect(subjectName(question)).toBe(name);
  });
});
