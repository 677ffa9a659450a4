import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

const SETTINGS = Object.keys(parseEnv(readFileSync(new URL('../.env.example', import.meta.url), 'utf8')));

/** PATH, HOME, and the test's own variables; nothing else of the tests' environment. */
export function bareEnvironment(own: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, ...own };
}

/**
 * The environment of a program that is started in this repository, where it reads the developer's `.env`: every
 * setting is empty, which counts as not set and wins over the file, but for the test's own.
 */
export function childEnvironment(own: Readonly<Record<string, string>> = {}): Record<string, string> {
  return bareEnvironment({ ...Object.fromEntries(SETTINGS.map((name) => [name, ''])), ...own });
}
