import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crashReport, secretsOf, writeCrashReport } from '../../src/operations/crash-report.ts';

const TOKEN = 'MTIzNDU2.fake.token';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verbatim-crash-'));
});
afterEach(() => rm(folder, { recursive: true }));

const crash = (error: unknown) => ({ error, at: new Date(0), version: '1.2.3', upSeconds: 12 });

describe('a crash report', () => {
  it('says when, where and why, with the causes', () => {
    const error = new Error('it broke', { cause: new TypeError('of this') });
    const text = crashReport(crash(error), []);
    for (const part of [
      'Verbatim 1.2.3',
      '1970-01-01',
      'Error: it broke',
      'caused by TypeError: of this',
      'crash-report.test.ts',
    ]) {
      expect(text).toContain(part);
    }
  });

  it.each([
    new Error(`401 for ${TOKEN}`),
    new Error('outer', { cause: new Error(`Bot ${TOKEN}`) }),
    { token: TOKEN },
    `text with ${TOKEN}`,
    new Error('postgres://reader:hunter22@db.example/news is away'),
    null,
  ])('holds no secret, whatever was thrown: %#', (error) => {
    const secrets = secretsOf({ DISCORD_TOKEN: TOKEN, PATH: '/bin', EMPTY_TOKEN: ' ', MODE_KEY: 'short' });
    expect(secrets).toEqual([TOKEN]);
    const text = crashReport(crash(error), secrets);
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain('hunter22');
  });

  it('leaves one file, for its owner only', async () => {
    writeCrashReport(folder, new Date(0), 'the first');
    const path = writeCrashReport(join(folder), new Date(1_000), 'the second');
    expect(await readdir(folder)).toHaveLength(1);
    expect(await readFile(path, 'utf8')).toBe('the second');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});
