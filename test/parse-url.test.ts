import { expect, it } from 'vitest';
import { parseUrl } from '../src/parse-url.ts';

it('reads an address the same however often it is read', () => {
  const address = 'https://münchen.example/straße';
  // Enough for the compiler, after which Node 20's URL.canParse refuses this address.
  const read = Array.from({ length: 20_000 }, () => parseUrl(address)?.hostname);
  expect(new Set(read)).toEqual(new Set(['xn--mnchen-3ya.example']));
});

it('reads what stands relative to another address, and gives null for what is none', () => {
  expect(parseUrl('../b', 'https://a.example/x/y')?.href).toBe('https://a.example/b');
  expect(parseUrl('../b')).toBeNull();
  expect(parseUrl('https://')).toBeNull();
});
