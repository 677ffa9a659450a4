import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  GoldenFileError,
  GoldenStoppedError,
  NoGoldenQuestionError,
  TooManyGoldenError,
  UnknownGoldenError,
} from '../../src/golden/errors.ts';
import {
  DiskSpaceError,
  NothingIndexedError,
  TooManySourcesError,
  TooManyWordsError,
} from '../../src/indexing/errors.ts';
import { IndexerFailedError, OtherModelError } from '../../src/reindexing/errors.ts';
import {
  GenerationChangedError,
  IndexLockedError,
  IndexNotWritableError,
  NoEarlierGenerationError,
  UnknownGenerationError,
} from '../../src/stores/errors.ts';
import { editingGerman } from '../../src/strings/editing.ts';
import { germanRefusal } from '../../src/strings/german-refusal.ts';
import { reindexGerman } from '../../src/strings/reindex.ts';

/** What no moderator is told in Discord: for whoever runs it, for the command line, or with words of its own. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'BACKUP',
  'BUSY',
  'CLEANUP_FAILED',
  'CONFIG',
  'COPY_DIFFERS',
  'DISCORD_GUILD',
  'DISCORD_INTENTS',
  'DISCORD_SHARDING',
  'DISCORD_TOKEN',
  'DISCORD_TOKEN_MISSING',
  'DISCORD_UNREACHABLE',
  'HALF_RESTORED',
  'HEALTH_PORT',
  'METRIC_INPUT_INVALID',
  'NO_PORT',
  'QUESTION_SET_INVALID',
  'STATE_KEY_DIFFERS',
  'STATE_NOT_WRITABLE',
  'STATE_READ_ONLY',
  'STATE_SET_ASIDE',
  'STORE_NOT_EMPTY',
  'TOO_SLOW',
  'USAGE',
]);
/** Whose words depend on what the message says; german-refusal.test.ts goes through those. */
const BY_MESSAGE: ReadonlySet<string> = new Set(['FETCH_FAILED', 'INVALID_DETAIL', 'NOT_UNDOABLE', 'SOURCE']);

/** The codes of all errors that the program throws, as its files have them. */
function codesInSource(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const codes = files.flatMap((name) =>
    Array.from(
      readFileSync(join('src', name), 'utf8').matchAll(/readonly code = '([A-Z_]+)'/g),
      ([, code]) => code!,
    ),
  );
  return [...new Set(codes)].toSorted();
}

const CODES = codesInSource();

describe('what moderators are told in German', () => {
  it('covers every error, or leaves it to others', () => {
    expect([...ELSEWHERE, ...BY_MESSAGE].filter((code) => !CODES.includes(code))).toEqual([]);
    const without = CODES.filter((code) => !ELSEWHERE.has(code) && !BY_MESSAGE.has(code)).filter((code) =>
      germanRefusal({ code, message: 'English 1, 2 and 3.', remedy: 'Act.' }).includes('English'),
    );
    expect(without).toEqual([]);
  });

  it('is the same when the process that indexes says it', () => {
    for (const code of CODES.filter((one) => !ELSEWHERE.has(one))) {
      const refusal = { code, message: 'English 1, 2 and 3.', remedy: 'Act.' };
      const reported = new IndexerFailedError(refusal.message, { remedy: refusal.remedy, failure: code });
      expect(germanRefusal(reported)).toBe(germanRefusal(refusal));
    }
  });

  it('leaves it to what stands around it to say that the index is as it was', () => {
    const told = CODES.map((code) => germanRefusal({ code, message: 'English 1, 2 and 3.', remedy: 'Act.' }));
    expect(told.filter((words) => /Index ist, wie er war|; (?:Der|Die|Das) /u.test(words))).toEqual([]);
    const [inEditing, inRun] = [editingGerman.notIndexed('Warum.'), reindexGerman.failed];
    expect(inEditing).toContain(': Warum. Antworten kommen aus dem Index von vorher;');
    expect(inRun).toContain('Der bisherige Index gilt weiter.');
  });

  it.each([
    [new NoEarlierGenerationError(7), 'Vor Generation 7 '],
    [new UnknownGenerationError(3, [4, 5]), 'Generation 3 ist nicht aufgehoben'],
    [new GenerationChangedError(6, 7), 'Generation 7, nicht mehr 6'],
    [new OtherModelError({ generation: 4, model: 'Xenova/e5-base-v2' }, 'x'), 'Generation 4 wurde'],
    [new TooManySourcesError(20_001, 20_000), '20.001 Artikel, erlaubt sind 20.000'],
    [new TooManyWordsError(1_234_567, 1_000_000), '1.234.567 Wörter, erlaubt sind 1.000.000'],
    [
      new DiskSpaceError({ needed: 2_000 * 1_048_576, free: 50 * 1_048_576, kept: 100 * 1_048_576 }),
      'bis zu 2.000 MB und muss 100 MB übrig lassen; frei sind 50 MB',
    ],
    [new IndexLockedError('/srv/9', { pid: 12, host: 'a', since: null }), 'von einem anderen Prozess'],
    [new IndexNotWritableError('/srv/verbatim.db', 'full'), 'Festplatte ist voll'],
    [new IndexNotWritableError('/srv/verbatim.db', 'forbidden'), 'nicht schreiben'],
    [new NothingIndexedError([]), 'Es gibt keinen Artikel'],
    [new NothingIndexedError([{ file: 'a.txt', reason: 'It is empty.' }]), 'Keiner der Artikel'],
    [new IndexerFailedError('The process that indexes ended by SIGKILL.'), 'ist ausgefallen'],
    [new UnknownGoldenError('Who?'), '„Who?“'],
    [new TooManyGoldenError(200), 'schon 200 Fragen'],
    [new NoGoldenQuestionError({ code: 'greeting' }), 'Hallo!'],
    [new NoGoldenQuestionError(null), 'Fragen Sie in einem Satz'],
    [new GoldenFileError('golden.jsonl', 4, 'it is not JSON'), 'in Zeile 4 nicht lesbar'],
    [new GoldenFileError('golden.jsonl', null, 'it cannot be read'), 'Antwort ist nicht lesbar'],
    [new GoldenStoppedError(), 'angehalten'],
  ])('says of $0.message what there is to say', (error, words) => {
    const told = germanRefusal(error);
    expect(told).toContain(words);
    expect(told).not.toMatch(/undefined|\b(?:the|is|are)\b/u);
    expect(told).toMatch(/\.$/u);
  });
});
