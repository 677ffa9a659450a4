import { describe, expect, it } from 'vitest';
import { goOn } from '../../src/conversation/follow-up.ts';

describe('goOn', () => {
  it.each([
    ['Who leads the delegation?', 'and when?', 'when? leads the delegation?'],
    ['Who leads the delegation?', 'Where will he go?', 'Where will he go? leads the delegation?'],
    ['How many points has the plan?', 'why?', 'why? points has the plan?'],
  ])('keeps the subject: %s %s', (before, then, joined) => {
    expect(goOn(before, then)).toBe(joined);
  });

  it('leaves alone a question with a subject of its own, or one after nothing', () => {
    expect(goOn('Who leads the delegation?', 'Who is Jared Kushner?')).toBe('Who is Jared Kushner?');
    expect(goOn('who?', 'and when?')).toBe('and when?');
  });
});
