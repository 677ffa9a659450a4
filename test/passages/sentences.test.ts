import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findSentences } from '../../src/passages/sentences.ts';
import { readStoryFile, STORY_FILES } from '../story.ts';
import { mark } from './marked.ts';

const FIXTURES = new URL('../fixtures/sentences/', import.meta.url);
const readLabels = (name: string): string => readFileSync(new URL(name, FIXTURES), 'utf8');

function split(text: string): string[] {
  const { raw, spans } = mark([['body', text]]);
  return findSentences(raw, spans).map(({ start, end }) => raw.slice(start, end));
}

describe('sentences of the seeds', () => {
  const labelled = readdirSync(FIXTURES).filter((name) => name.endsWith('.txt'));

  it('has labels for each seed', () => {
    expect(labelled).toEqual(STORY_FILES);
  });

  it.each(labelled)('finds the hand-labelled sentences of %s', (name) => {
    const raw = readStoryFile(name);
    const paragraphs = readLabels(name)
      .trimEnd()
      .split('\n\n')
      .map((paragraph) => paragraph.split('\n'));
    let from = 0;
    const spans = paragraphs.map((sentences) => {
      const text = sentences.join(' ');
      const start = raw.indexOf(text, from);
      expect(start, `not in the seed: ${text}`).toBeGreaterThanOrEqual(0);
      from = start + text.length;
      return { start, end: from, kind: 'body' as const };
    });
    const found = findSentences(raw, spans);
    expect(found.map(({ start, end }) => raw.slice(start, end))).toEqual(paragraphs.flat());
    expect(found.map(({ paragraph }) => paragraph)).toEqual(
      paragraphs.flatMap((sentences, number) => sentences.map(() => number)),
    );
  });
});

describe.each(['common.txt', 'held-out.txt', 'held-out-2.txt'])('hand-made cases: %s', (file) => {
  const cases = readLabels(`cases/${file}`)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) => line.replaceAll('⏎', '\n'));

  it.each(cases)('%s', (marked) => {
    const expected = marked.split('¦').map((sentence) => sentence.trim());
    expect(split(marked.replaceAll('¦', ''))).toEqual(expected);
  });
});
