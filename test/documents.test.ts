import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { english, type Strings } from '../src/strings/english.ts';
import { german } from '../src/strings/german.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** The variables that the program reads. */
const variables = new Set(
  [...read('src/config.ts').matchAll(/\bread\(\s*'([A-Z][A-Z_]+)'/gu)].map((match) => match[1]),
);

function pathOf({ commands }: Strings, keys: readonly (keyof Strings['commands'])[]): string {
  return keys.map((key) => commands[key].name).join(' ');
}

/** English -> German, as people type them. */
function moderatorsCommands(): Map<string, string> {
  const paths = [
    ...(['sourceAdd', 'sourceEdit', 'sourceRemove', 'sourceHistory'] as const).map(
      (key) => ['source', key] as const,
    ),
    ...(['goldenAdd', 'goldenRemove', 'goldenList', 'goldenRun'] as const).map(
      (key) => ['golden', key] as const,
    ),
    ...(['reindex', 'rollback', 'gaps'] as const).map((key) => [key] as const),
  ];
  return new Map(paths.map((keys) => [pathOf(english, keys), pathOf(german, keys)]));
}

describe('the documents', () => {
  it('describe every variable and no other in .env.example', () => {
    const described = [...read('.env.example').matchAll(/^([A-Z_]+)=/gmu)].map((match) => match[1]);
    expect(new Set(described)).toEqual(variables);
  });

  it("describe every variable and no other in README's table", () => {
    const described = [...read('README.md').matchAll(/^\| `([A-Z_]+)` \|/gmu)].map((match) => match[1]);
    expect(new Set(described)).toEqual(variables);
  });

  it("list every command in README's table", () => {
    const program = read('src/commands/program.ts');
    const commands = [...program.matchAll(/^ {2}'?([a-z-]+)'?: async \(\{/gmu)].map((match) => match[1]);
    const described = [...read('README.md').matchAll(/^\| `([a-z-]+)[ `]/gmu)].map((match) => match[1]);
    expect(new Set(described)).toEqual(new Set(commands));
  });

  it("list every moderators' command in docs/discord-setup.md, in both languages", () => {
    const rows = read('docs/discord-setup.md').matchAll(/^\| `\/([^`]+)` \| `\/([^`]+)` \|/gmu);
    const described = new Map([...rows].map(([, name, translation]) => [name, translation]));
    expect(described).toEqual(moderatorsCommands());
  });

  it("list every folder of src and no other in docs/design.md's layout", () => {
    const folders = readdirSync(new URL('../src', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const described = [...read('docs/design.md').matchAll(/^\| `src\/([a-z-]+)\/` \|/gmu)].map(
      (match) => match[1],
    );
    expect(new Set(described)).toEqual(new Set(folders));
  });

  it('link to files that exist', () => {
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      ...readdirSync(new URL('../docs', import.meta.url))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `docs/${name}`),
      ...readdirSync(new URL('../docs/decisions', import.meta.url)).map((name) => `docs/decisions/${name}`),
    ];
    for (const page of pages) {
      const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)]+)\)/gu)].map((match) => match[1] ?? '');
      for (const link of links) {
        if (link.endsWith('/')) continue;
        expect(
          () => readFileSync(new URL(link, new URL(`../${page}`, import.meta.url))),
          `${page}: ${link}`,
        ).not.toThrow();
      }
    }
  });
});
