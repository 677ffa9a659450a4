import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

type Environment = Record<string, string>;

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
/** What people copy, and then put a token into. */
const settings = parseEnv(read('.env.example')) as Environment;
const PRINT = `process.stdout.write(JSON.stringify(process.env))`;

/** `A=b C=d` at the head of a list of words. */
function assignmentsOf(words: string): Environment {
  return Object.fromEntries(
    [...words.matchAll(/(?<!\S)([A-Z_]+)=(\S+)/gu)].map(([, name, value]) => [name, value]),
  );
}

/** Values of a key of the unit, in their order. */
function unitValues(key: string): string[] {
  return [...read('deploy/verbatim.service').matchAll(new RegExp(`^${key}=(.*)$`, 'gmu'))].map(
    ([, value]) => value ?? '',
  );
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-deploy-'));
  // Stands where the program would be started, and prints what that would see.
  writeFileSync(join(folder, 'node'), `#!/bin/sh\nexec '${process.execPath}' -e '${PRINT}'\n`);
  chmodSync(join(folder, 'node'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the systemd unit, with .env.example as its file', () => {
  const [command = ''] = unitValues('ExecStart');

  it('lets nothing of the file override what the unit decides', () => {
    // A file wins over Environment=, whatever their order.
    const given = { ...Object.assign({}, ...unitValues('Environment').map(assignmentsOf)), ...settings };
    const [program = '', ...words] = command.replace('/usr/bin/node', join(folder, 'node')).split(' ');
    const seen = JSON.parse(
      execFileSync(program, words, { env: { ...given, PATH: process.env['PATH'] }, encoding: 'utf8' }),
    );
    expect(readConfig(seen)).toMatchObject({
      embeddingsDirectory: '/var/lib/verbatim',
      healthPort: 8080,
      web: false,
    });
  });

  it('decides the same for commands that people run', () => {
    const { PATH, TERM, LANG, ...fixed } = assignmentsOf(
      read('deploy/verbatim-systemd').replace(/^#.*$/gmu, ''),
    );
    expect([PATH, TERM, LANG]).not.toContain(undefined);
    expect(fixed).toEqual(assignmentsOf(command));
    expect(read('deploy/verbatim-systemd')).toContain(`--env-file=${unitValues('EnvironmentFile')[0]}`);
    expect(read('deploy/verbatim-systemd')).toContain(`cd ${unitValues('WorkingDirectory')[0]}`);
    expect(read('deploy/verbatim-systemd')).toContain(`runuser -u ${unitValues('User')[0]} `);
  });
});

describe('the image, with .env.example as its --env-file', () => {
  const dockerfile = read('deploy/Dockerfile');
  const program = dockerfile.slice(dockerfile.lastIndexOf('FROM '));

  function startedConfig(): ReturnType<typeof readConfig> {
    const image = Object.assign(
      {},
      ...[...program.matchAll(/^ENV (.*)$/gmu)].map(([, words = '']) => assignmentsOf(words)),
    );
    const script = new URL('../deploy/verbatim-docker', import.meta.url).pathname;
    // The file's values take the place of the image's.
    const env = { ...image, ...settings, PATH: `${folder}:${process.env['PATH']}` };
    return readConfig(JSON.parse(execFileSync('sh', [script, 'start'], { env, encoding: 'utf8' })));
  }

  it('lets nothing of the file override what the image decides', () => {
    expect(startedConfig()).toMatchObject({
      seedsDirectory: '/app/seeds',
      embeddingsDirectory: '/app/embeddings',
      healthPort: 8080,
      web: false,
    });
  });

  it('asks for its health where the program tells it', () => {
    const { healthPort, healthHost } = startedConfig();
    expect(program).toContain(`http://${healthHost}:${healthPort}/live`);
  });

  it('starts the script that decides', () => {
    expect(program).toContain('COPY deploy/verbatim-docker /usr/local/bin/verbatim');
    expect(program).toContain('ENTRYPOINT ["verbatim"]\nCMD ["start"]');
    expect(read('.dockerignore')).toContain('!deploy/verbatim-docker');
  });
});
