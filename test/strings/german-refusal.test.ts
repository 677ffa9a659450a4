import { describe, expect, it } from 'vitest';
import { SourceProblem } from '../../src/articles/errors.ts';
import { decodeText } from '../../src/articles/decode.ts';
import { checkBytes, sourceFromBytes } from '../../src/articles/read-source.ts';
import { checkDetail } from '../../src/editing/details.ts';
import {
  AlreadyRemovedError,
  EditingBusyError,
  LastSourceError,
  NotUndoableError,
  SameTextError,
  SeedsNotWritableError,
  type UndoRefusal,
  WrongKindError,
} from '../../src/editing/errors.ts';
import { type RefusalKind, UrlRefusedError, UrlSourcesOffError } from '../../src/fetching/errors.ts';
import { germanRefusal, type Refusal } from '../../src/strings/german-refusal.ts';

const KINDS: readonly RefusalKind[] = [
  'address',
  'credentials',
  'host',
  'port',
  'protocol',
  'robots',
  'spelling',
  'redirects',
];
const UNDO: readonly UndoRefusal[] = ['changed', 'late', 'nothing', 'undone'];
const place = { id: 'a', file: 'a.txt', format: 'text' } as const;

/** The error that this throws. */
function thrownBy(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('Nothing was thrown.');
}

describe('germanRefusal', () => {
  it.each([
    new WrongKindError('a.zip'),
    new SameTextError('a'),
    new UrlSourcesOffError(),
    ...KINDS.map((kind) => new UrlRefusedError(kind)),
    ...UNDO.map((reason) => new NotUndoableError(reason)),
    new AlreadyRemovedError('a'),
    new LastSourceError('a'),
    new EditingBusyError(),
    new SeedsNotWritableError('seeds', 'full'),
    new SeedsNotWritableError('seeds', 'forbidden'),
    thrownBy(() => sourceFromBytes(Buffer.from(' '), place)),
    thrownBy(() => sourceFromBytes(Buffer.from('---\ntitle: a\n---\n'), place)),
    thrownBy(() => sourceFromBytes(Buffer.from('<p></p>'), { ...place, format: 'html' })),
    thrownBy(() => sourceFromBytes(Buffer.from('<b>'.repeat(500)), { ...place, format: 'html' })),
    thrownBy(() => decodeText(Buffer.from([0x50, 0, 0x4b]))),
    thrownBy(() => checkBytes(6_291_456, 5_242_880)),
    thrownBy(() => checkDetail('url', 'nowhere')),
  ])('has words of its own for $message', (error) => {
    const words = germanRefusal(error);
    expect(words).not.toContain(error.message);
    expect(words).not.toMatch(/undefined|: \./);
    expect(words).toMatch(/\.$/);
  });

  it('leaves what it does not know as it is', () => {
    expect(germanRefusal(new SourceProblem('Something new.', 'Do this.'))).toBe('Something new. Do this.');
  });
});
