import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ModelFileError } from '../../src/errors.ts';
import { readDictionary } from '../../src/retrieval/dictionary.ts';
import { createLexicon, readLexicon } from '../../src/retrieval/lexicon.ts';

const AFF = `SET UTF-8
PFX U Y 1
PFX U   0     un         .
SFX D Y 4
SFX D   0     d          e
SFX D   y     ied        [^aeiou]y
SFX D   0     ed         [^ey]
SFX D   0     ed         [aeiou]y
`;
const DIC = `4
Oslo/M
carry/UD
row/D
row
`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const dictionary = readDictionary({ aff: bytes(AFF), dic: bytes(DIC) });

describe('readDictionary', () => {
  it.each(['Oslo', 'carry', 'carried', 'uncarried', 'row', 'rowed'])('has %s', (word) => {
    expect(dictionary.has(word)).toBe(true);
  });

  it.each(['', '4', 'oslo', 'carryed', 'unrow', 'un', 'ed', 'Osloed', 'caried', 'constructor'])(
    'has no %j',
    (word) => {
      expect(dictionary.has(word)).toBe(false);
    },
  );
});

describe('the lexicon', () => {
  it('knows a token in lower case, unless the dictionary has it as a name alone', () => {
    const lexicon = createLexicon(dictionary, new Set(['tweet', 'oslo']));
    expect(['tweet', 'Tweet', 'Oslo', 'oslo', 'rowed', 'bergen'].map((word) => lexicon.has(word))).toEqual([
      true,
      true,
      true,
      false,
      true,
      false,
    ]);
  });

  it('says so where a model’s tokens are damaged', async () => {
    const modelsDirectory = await mkdtemp(join(tmpdir(), 'verbatim-lexicon-'));
    await writeFile(join(modelsDirectory, 'tokenizer.json'), '{"model": {"vocab": {"a": 1');
    await expect(readLexicon({ modelsDirectory, model: '.' })).rejects.toThrow(ModelFileError);
    await rm(modelsDirectory, { recursive: true });
  });

  it('does without a model’s tokens', async () => {
    const lexicon = await readLexicon({ modelsDirectory: 'models', model: 'nobody/nothing' });
    expect(lexicon.has('reparations')).toBe(true);
    expect(lexicon.has('teritory')).toBe(false);
  });
});
