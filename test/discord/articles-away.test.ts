import { afterEach, describe, expect, it } from 'vitest';
import { SchemaTooNewError } from '../../src/stores/errors.ts';
import {
  DatabaseBusyError,
  DatabaseLockedError,
  DatabaseRefusedError,
  DatabaseSlowError,
  DatabaseTlsError,
  DatabaseTooOldError,
  DatabaseUnreachableError,
  PgvectorMissingError,
  SnapshotExpiredError,
} from '../../src/stores/postgres/errors.ts';
import { createSeldom } from '../../src/discord/queue/seldom.ts';
import { type QuickScene, startQuickScene } from './quick-scene.ts';

const NAME = 'database none on 127.0.0.1:1';
let scene: QuickScene;

async function startFailing(failure: Error): Promise<void> {
  const fail = async (): Promise<never> => {
    throw failure;
  };
  scene = await startQuickScene({ app: { answer: fail, status: fail, sources: fail } });
}

/** By mention, and by two commands. */
async function replies(): Promise<string[]> {
  const { fake } = scene;
  const anna = fake.user('anna');
  const said = [
    await fake.replyTo(anna.mention('general', 'Who?')),
    await anna.slash('sources').response(),
    await anna.slash('status').response(),
  ];
  return said.map(({ content }) => content);
}

describe('articles that cannot be read', () => {
  afterEach(() => scene.stop());

  it.each([
    [new DatabaseUnreachableError(NAME), /^The articles cannot be reached just now\. .* in a minute\.$/u],
    [new DatabaseSlowError(NAME), /^Searching the articles takes too long just now\./u],
    [new DatabaseBusyError(NAME), /^I am getting too many questions just now/u],
    [new SnapshotExpiredError(3), /^The articles were changed while I was searching them\./u],
    [new SchemaTooNewError(`The ${NAME}`, 9, 3), /^I cannot read the articles until .*tell a moderator\.$/u],
    [new DatabaseRefusedError(NAME, 'password'), /^I cannot read the articles until/u],
    [new DatabaseLockedError(NAME), /^Searching the articles takes too long just now\./u],
    [new DatabaseTlsError(NAME, 'untrusted'), /^I cannot read the articles until/u],
    [new DatabaseTooOldError(NAME, '14.1', '15'), /^I cannot read the articles until/u],
    [new PgvectorMissingError(NAME, null, '0.8'), /^I cannot read the articles until/u],
  ])('are told of in words, without the names of computers: %s', async (error, words) => {
    await startFailing(error);
    for (const reply of await replies()) expect(reply).toMatch(words);
    const lines = scene.logged.filter(({ code }) => code === error.code);
    expect(lines).toEqual([expect.objectContaining({ level: 40, msg: `${error.message} ${error.remedy}` })]);
    expect(scene.logged.filter(({ level }) => level > 40)).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain('stack');
  });

  it('are no excuse for a fault of the program', async () => {
    await startFailing(new Error('undefined is not a function'));
    for (const reply of await replies()) expect(reply).toContain('it was logged as');
    expect(scene.logged.filter(({ msg }) => msg === 'failed')).toHaveLength(3);
  });
});

describe('a line that comes seldom', () => {
  it('is due once in its time, whatever other lines say', () => {
    let now = 0;
    const isDue = createSeldom(60_000, () => now);
    expect([isDue('a'), isDue('b'), isDue('a')]).toEqual([true, true, false]);
    now = 60_000;
    expect([isDue('a'), isDue('a')]).toEqual([true, false]);
  });
});
