import { describe, expect, it } from 'vitest';
import { subjectCounted } from '../../../src/answer/sources/mentions.ts';

describe('subjectCounted', () => {
  it.each([
    ['How many sources do you have on Ines Duarte?', 'Ines Duarte'],
    ['how many articles mention the storm', 'storm'],
    ['how many of the articles are about Selby?', 'Selby'],
    ['How many sources do you have?', null],
    ['How many people spoke about the storm?', null],
  ])('%s', (question, subject) => {
    expect(subjectCounted(question)).toBe(subject);
  });
});
