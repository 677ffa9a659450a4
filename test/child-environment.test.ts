import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { childEnvironment } from './child-environment.ts';

it('leaves nothing of a file .env that has every variable', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const names = Array.from(example.matchAll(/^([A-Z_]+)=/gmu), ([, name = '']) => name);
  expect(names).toContain('DISCORD_TOKEN');
  const file = Object.fromEntries(names.map((name) => [name, 'the developer’s']));
  // As the program lays the one over the other.
  const seen = { ...file, ...childEnvironment() };
  expect(Object.entries(seen).filter(([, value]) => value === 'the developer’s')).toEqual([]);
  expect(readConfig(seen)).toEqual(readConfig({}));
  expect(readConfig({ ...file, ...childEnvironment({ DISCORD_TOKEN: 'own' }) }).discordToken).toBe('own');
});
