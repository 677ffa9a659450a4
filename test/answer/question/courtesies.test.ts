import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutCourtesies } from '../../../src/answer/question/courtesies.ts';

describe('a question without politeness', () => {
  it.each([
    ['Hello, can you tell me who is Ines Duarte please?', 'who is Ines Duarte please?'],
    ['Can anyone tell me who Ines Duarte is?', 'who is Ines Duarte?'],
    ['Thanks! And who paid?', 'And who paid?'],
    ['hi all, I was wondering when the lighthouse reopens', 'when the lighthouse reopens'],
    ['@Somebody who keeps the lamp', 'who keeps the lamp'],
    ['ok cool when does it reopen', 'when does it reopen'],
    ['tell me everything about the tower', 'tell me about the tower'],
    ['What do the sources know about the tower?', 'tell me about the tower'],
    ['Which article mentions Selby?', 'tell me about Selby'],
    ['Can you please give me all the quotes by Ines Duarte?', 'what did Ines Duarte say?'],
    ['show me statements from the board', 'what did the board say?'],
    ['could you explain the repairs?', 'explain the repairs?'],
    ['please tell us what the board decided', 'what the board decided'],
  ])('%s', (text, plain) => {
    expect(withoutCourtesies(text)).toBe(plain);
  });

  it.each([
    'Great Selby',
    'Hi-tech lamps',
    'Thanks to whom does it reopen?',
    'Right bank of the river',
    'Who told them what the board decided?',
    'thanks a lot!',
    '!!!',
    '',
  ])('is %j itself where that is none', (text) => {
    expect(withoutCourtesies(text)).toBe(text);
  });

  it('is a part of what was written, and something where something was', () => {
    const words = fc.constantFrom(
      'hello',
      'thanks',
      'great',
      'ok',
      '@bot',
      'who',
      'is',
      'lamp',
      'Selby',
      '!',
      ',',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 9 }), (parts) => {
        const text = parts.join(' ');
        const plain = withoutCourtesies(text);
        expect(/[\p{L}\p{N}]/u.test(plain)).toBe(/[\p{L}\p{N}]/u.test(text));
        expect(text.endsWith(plain)).toBe(true);
      }),
    );
  });
});
