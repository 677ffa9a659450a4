import { describe, expect, it } from 'vitest';
import { matchingSources, namedSource } from '../../src/conversation/sources.ts';
import type { StoredSource } from '../../src/stores/store.ts';

const sources = [
  { id: 'a', title: 'Talks in Geneva', outlet: 'Daily', byline: null },
  { id: '7', title: 'Talks in Moscow', outlet: null, byline: 'Anna Berg' },
] as StoredSource[];

describe('namedSource', () => {
  it.each([
    ['a', 1],
    ['7', 2],
    ['1', 1],
    ['[2]', 2],
    ['talks in m', 2],
    ['talks', null],
    ['3', null],
    ['', null],
  ])('%j is number %j', (name, number) => {
    expect(namedSource(sources, name)?.number ?? null).toBe(number);
  });
});

const numbers = (typed: string): number[] => matchingSources(sources, typed).map(({ number }) => number);

describe('matchingSources', () => {
  it('looks in number, title, outlet and byline', () => {
    expect(numbers('')).toEqual([1, 2]);
    expect(numbers('talks')).toEqual([1, 2]);
    expect(numbers('berg')).toEqual([2]);
    expect(numbers('daily')).toEqual([1]);
    expect(numbers('[2]')).toEqual([2]);
    expect(numbers('nothing')).toEqual([]);
  });
});
