import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { recogniseArticle } from '../../src/articles/recognise.ts';
import { scanSeeds } from '../../src/articles/scan.ts';
import type { Article } from '../../src/domain.ts';
import { cutDraft } from '../../src/editing/cut-draft.ts';
import { createSourceEditor, type EditorParts, type SourceEditor } from '../../src/editing/editor.ts';
import { UnknownSourceError } from '../../src/errors.ts';
import type { StoredSource } from '../../src/stores/store.ts';

/** The text of an article, four sentences. */
export const BODY =
  'The council met on Monday to speak about the winter. It had been cold for weeks, officials said on Tuesday.\n\n' +
  'Schools stay closed until Friday. The mayor promised help for everybody who has to heat with coal.\n';

/** A folder with one article, `first.txt`. */
export interface EditedFolder {
  readonly dir: string;
  /** Hours that have passed since a test began, as its editors have it. */
  hours: number;
  /** What is in the folder, as if it had just been indexed. */
  articles(): Promise<Article[]>;
  /** Names of its files, without hidden ones. */
  files(): Promise<string[]>;
  /** An editor of it. */
  open(parts?: Partial<EditorParts>): SourceEditor;
}

/** It is new for every test of a file. */
export function useEditedFolder(): EditedFolder {
  const folder = {
    dir: '',
    hours: 0,
    async articles() {
      const found: Article[] = [];
      for await (const item of scanSeeds(folder.dir, { maxBytes: 100_000 })) {
        if ('source' in item) found.push(recogniseArticle(item.source));
      }
      return found;
    },
    files: async () => (await readdir(folder.dir)).filter((name) => !name.startsWith('.')).toSorted(),
    open: (parts: Partial<EditorParts> = {}) =>
      createSourceEditor({
        seedsDirectory: folder.dir,
        maxBytes: 100_000,
        cutDraft: async (draft) => cutDraft(draft, 100_000),
        sources: async () => (await folder.articles()).map(stored),
        async inspect(id) {
          const article = (await folder.articles()).find((one) => one.id === id);
          if (article === undefined) throw new UnknownSourceError(id, []);
          return stored(article);
        },
        findAlike: async () => [],
        fetchPage: null,
        now: () => new Date(Date.parse('2026-03-01T12:00:00.000Z') + folder.hours * 3_600_000),
        ...parts,
      }),
  };
  beforeEach(async () => {
    folder.dir = await mkdtemp(join(tmpdir(), 'verbatim-editing-'));
    folder.hours = 0;
    await writeFile(join(folder.dir, 'first.txt'), `A first article about snow\n\n${BODY}`);
  });
  afterEach(() => rm(folder.dir, { recursive: true }));
  return folder;
}

function stored(article: Article): StoredSource {
  return article as unknown as StoredSource;
}
