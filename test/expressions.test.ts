import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { analyse } from 'scslre';
import { describe, expect, it, vi } from 'vitest';

interface Expression {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join('src', name));
/** Entries run when they are imported. */
const ENTRIES = /^src\/(?:cli|bot|worker|word-reader|indexer|draft-reader)\.ts$/;

/** Every regular expression that is written as such in a file. */
function literalsIn(file: string): Expression[] {
  const { program } = parseSync(file, readFileSync(file, 'utf8'));
  const found: Expression[] = [];
  JSON.stringify(program, (_, node: unknown) => {
    const regex = (node as { regex?: { pattern: string; flags: string } } | null)?.regex;
    if (regex !== undefined) found.push({ place: file, source: regex.pattern, flags: regex.flags });
    return typeof node === 'bigint' ? null : node;
  });
  return found;
}

/** Every one that modules put together from parts while they are loaded. */
async function composed(): Promise<Expression[]> {
  const found: Expression[] = [];
  // Modules that another test of this process has loaded make their expressions once more.
  vi.resetModules();
  const Original = RegExp;
  globalThis.RegExp = new Proxy(Original, {
    construct(target, [source, flags]: [string | RegExp, string | undefined]) {
      const made = new target(source, flags);
      const place = /src\/[\w/-]+\.ts/.exec(new Error('Who asks?').stack ?? '');
      if (place !== null) found.push({ place: place[0], source: made.source, flags: made.flags });
      return made;
    },
  });
  try {
    for (const file of FILES.filter((name) => !ENTRIES.test(name))) await import(resolve(file));
  } finally {
    globalThis.RegExp = Original;
  }
  return found;
}

/** Texts of which a backtracking engine needs more than linear time, by the structure of the expression. */
function attacksOn({ place, source, flags }: Expression): string[] {
  return analyse({ source, flags }).reports.map(
    ({ exponential, character }) =>
      `${place}: /${source}/${flags} takes ${exponential ? 'exponential' : 'more than linear'} time for many of ${character.pick}`,
  );
}

describe('regular expressions', () => {
  it('cannot be driven into backtracking', { timeout: 120_000 }, async () => {
    const all = [...FILES.flatMap(literalsIn), ...(await composed())];
    const unique = new Map(all.map((one) => [`${one.place} ${one.source} ${one.flags}`, one]));
    // Else nothing was looked at.
    expect(unique.size).toBeGreaterThan(150);
    expect([...unique.values()].flatMap(attacksOn)).toEqual([]);
  });

  it('are found out if they can', () => {
    const attacks = ['^(a+)+$', String.raw`x*\s+$`, '^a+b+$'].map(
      (source) => attacksOn({ place: 'here', source, flags: 'u' }).length > 0,
    );
    expect(attacks).toEqual([true, true, false]);
  });
});
