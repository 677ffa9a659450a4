import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/fetching/address-policy.ts';
import { checkUrl } from '../../src/fetching/check-url.ts';
import { UrlRefusedError } from '../../src/fetching/errors.ts';
import { fetchPage, PUBLIC_WEB } from '../../src/fetching/fetcher.ts';
import { ALLOWED, REFUSED } from './spellings.ts';

describe('addresses that are not fetched', () => {
  it('are at least sixty', () => {
    expect(new Set(REFUSED).size).toBeGreaterThanOrEqual(60);
  });

  it.each(REFUSED)('%.60s', async (address) => {
    // Names are looked up; here each leads home, as a hostile name server would have it.
    const policy = { ...PUBLIC_WEB, resolve: async () => ['127.0.0.1'] };
    await expect(fetchPage(address, policy)).rejects.toBeInstanceOf(UrlRefusedError);
  });

  it.each(REFUSED.filter((address) => !/localhost\/$/iu.test(address)))(
    '%.60s, without asking a name server',
    (address) => {
      expect(() => checkUrl(address, PUBLIC_WEB)).toThrow(UrlRefusedError);
    },
  );

  it('whatever else a name leads to', async () => {
    for (const bad of ['10.0.0.1', '::1', '::ffff:10.0.0.1', 'fe80::1%eth0', 'nonsense']) {
      const policy = { ...PUBLIC_WEB, resolve: async () => ['93.184.216.34', bad] };
      await expect(fetchPage('http://example.com/', policy)).rejects.toMatchObject({ kind: 'address' });
    }
  });
});

describe('addresses that may be fetched', () => {
  it.each(ALLOWED)('%s', (address) => {
    expect(checkUrl(address, PUBLIC_WEB).protocol).toMatch(/^https?:$/);
  });
});

describe('isPublicAddress', () => {
  const byte = fc.integer({ min: 0, max: 255 });

  it('takes no address out of the private blocks, however it is carried', () => {
    const block = fc.oneof(
      fc.tuple(fc.constantFrom(0, 10, 127), byte, byte, byte),
      fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
      fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
      fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
    );
    fc.assert(
      fc.property(block, ([a, b, c, d]) => {
        const hex = [a * 256 + b, c * 256 + d].map((part) => part.toString(16)).join(':');
        const address = `${a}.${b}.${c}.${d}`;
        const forms = [
          address,
          `::ffff:${address}`,
          `::${hex}`,
          `64:ff9b::${hex}`,
          `2002:${hex}::1`,
          `2001:0:${hex}::1`,
        ];
        expect(forms.filter(isPublicAddress)).toEqual([]);
      }),
    );
  });

  it('takes of IPv6 only what is given out', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const address = groups.map((part) => part.toString(16)).join(':');
        const isGivenOut = (groups[0] ?? 0) >> 13 === 1;
        expect(isGivenOut || !isPublicAddress(address)).toBe(true);
      }),
    );
  });
});
