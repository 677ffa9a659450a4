import { describe, expect, it } from 'vitest';
import { isOwnRequest } from '../../src/web/guard.ts';

function isLetIn(method: string, headers: Record<string, string>): boolean {
  return isOwnRequest(method, (name) => headers[name]);
}

describe('isOwnRequest', () => {
  it.each([
    ['GET', { host: '127.0.0.1:4173' }],
    ['GET', { host: 'localhost:8080', 'sec-fetch-site': 'same-origin' }],
    ['GET', { host: '[::1]:4173', 'sec-fetch-site': 'none' }],
    ['GET', { host: 'localhost:4173', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
    ['POST', { host: 'localhost:4173', origin: 'http://localhost:4173' }],
  ])('lets in what comes from this computer: %s %j', (method, headers) => {
    expect(isLetIn(method, headers)).toBe(true);
  });

  it.each([
    ['GET', {}],
    ['GET', { host: 'evil.example' }],
    ['GET', { host: 'evil.example:4173', origin: 'http://evil.example:4173' }],
    ['GET', { host: 'localhost.evil.example' }],
    ['GET', { host: 'localhost:4173@evil.example' }],
    ['GET', { host: '127.0.0.1:4173', origin: 'https://evil.example' }],
    ['GET', { host: '127.0.0.1:4173', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['GET', { host: '127.0.0.1:4173', 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
    ['POST', { host: '127.0.0.1:4173' }],
    ['POST', { host: '127.0.0.1:4173', origin: 'null' }],
    ['POST', { host: '127.0.0.1:4173', origin: 'http://127.0.0.1:3000' }],
    ['POST', { host: '127.0.0.1:4173', origin: 'http://evil.example' }],
  ])('refuses what does not: %s %j', (method, headers) => {
    expect(isLetIn(method, headers)).toBe(false);
  });
});
