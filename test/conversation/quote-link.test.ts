import { describe, expect, it } from 'vitest';
import { linkToQuote, webAddress } from '../../src/conversation/quote-link.ts';

describe('linkToQuote', () => {
  it('leads to the sentence', () => {
    expect(linkToQuote('https://e.org/a', 'He said "yes" - at 5%.')).toBe(
      'https://e.org/a#:~:text=He%20said%20%22yes%22%20%2D%20at%205%25.',
    );
    const long = `${'one two three four '.repeat(20)}end.`;
    expect(linkToQuote('https://e.org/a#part', long)).toBe(
      'https://e.org/a#part:~:text=one%20two%20three%20four%20one%20two,two%20three%20four%20end.'.replace(
        'two%20three%20four%20end.',
        'four%20one%20two%20three%20four%20end.',
      ),
    );
  });

  it.each(['javascript:alert(1)', 'ftp://e.org', 'nonsense', `https://e.org/${'x'.repeat(3_000)}`])(
    'has no link for %s',
    (address) => expect(linkToQuote(address, 'text')).toBeNull(),
  );

  it('drops names in front of the host', () => {
    expect(webAddress('https://bank.example@evil.example/')).toBe('https://evil.example/');
  });
});
