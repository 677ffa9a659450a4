import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { SeedsFolderError, SourceProblem } from '../../src/articles/errors.ts';
import {
  type Overlay,
  overlayFileName,
  overlayRecord,
  OVERLAYS_FOLDER,
  parseOverlay,
} from '../../src/articles/overlay.ts';
import { recogniseArticle } from '../../src/articles/recognise.ts';
import { scanSeeds } from '../../src/articles/scan.ts';
import type { RawSource, Rejection } from '../../src/domain.ts';
import { contentHash } from '../../src/indexing/content-hash.ts';
import { anyOverlay } from '../editing/samples.ts';

const TEXT =
  'By Anna Berg\n\nThe council met on Monday to speak about the winter. It had been cold for weeks.\n';

describe('an overlay', () => {
  it('is read as it was written, whatever people put into it', () => {
    fc.assert(
      fc.property(anyOverlay, (overlay) => {
        expect(parseOverlay(stringify(overlayRecord(overlay), { lineWidth: 0 }))).toEqual(overlay);
      }),
    );
  });

  it('may be written by hand, with little in it', () => {
    expect(parseOverlay('id: 4711\nremoved: true\n')).toEqual({
      id: '4711',
      details: {},
      isRemoved: true,
      changes: [],
    });
  });

  it('is refused where it says something else', () => {
    for (const text of [
      '',
      'x',
      '[1]',
      'id: {}',
      'id: a\ncolour: red',
      'id: a\ndetails: {title: [1]}',
      '{',
    ]) {
      expect(() => parseOverlay(text)).toThrow(SourceProblem);
    }
  });

  it('has a file of its own for every id, with a name that every system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string(), (a, b) => {
        expect(overlayFileName(a)).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]{0,60}\.yaml$/);
        const isOne = overlayFileName(a).toLowerCase() === overlayFileName(b).toLowerCase();
        expect(isOne).toBe(a === b);
      }),
    );
    expect(overlayFileName('A')).not.toBe(overlayFileName('a'));
  });
});

describe('a scan', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'verbatim-overlays-'));
    await mkdir(join(dir, OVERLAYS_FOLDER));
    await writeFile(join(dir, 'a.txt'), TEXT);
  });
  afterEach(() => rm(dir, { recursive: true }));

  const lay = (overlay: Partial<Overlay> & { id: string }): Promise<void> =>
    writeFile(
      join(dir, OVERLAYS_FOLDER, overlayFileName(overlay.id)),
      stringify(overlayRecord({ details: {}, isRemoved: false, changes: [], ...overlay })),
    );

  async function scan(): Promise<{ sources: RawSource[]; rejections: Rejection[] }> {
    const sources: RawSource[] = [];
    const rejections: Rejection[] = [];
    for await (const found of scanSeeds(dir, { maxBytes: 100_000 })) {
      if ('source' in found) sources.push(found.source);
      else rejections.push(found.rejection);
    }
    return { sources, rejections };
  }

  it('lays details over a source and leaves its text alone', async () => {
    const before = (await scan()).sources[0]!;
    expect(recogniseArticle(before).byline).toBe('Anna Berg');
    await lay({ id: 'a', details: { title: 'A cold winter', byline: null, url: 'https://example.com/a' } });
    const after = (await scan()).sources[0]!;
    expect(after.raw).toBe(before.raw);
    expect(contentHash(after)).not.toBe(contentHash(before));
    const article = recogniseArticle(after);
    expect(article).toMatchObject({ title: 'A cold winter', byline: null, url: 'https://example.com/a' });
    expect(article.sha256).toBe(recogniseArticle(before).sha256);
    expect(await readFile(join(dir, 'a.txt'), 'utf8')).toBe(TEXT);
  });

  it('wins over front matter and JSON fields, and keeps what it does not speak of', async () => {
    await writeFile(join(dir, 'a.txt'), `---\ntitle: Old\noutlet: CNN\n---\n${TEXT}`);
    await writeFile(join(dir, 'b.jsonl'), `${JSON.stringify({ id: 'x/../y', title: 'Old', text: TEXT })}\n`);
    await lay({ id: 'a', details: { title: 'New', outlet: null } });
    await lay({ id: 'x/../y', details: { title: 'Also new' } });
    const { sources } = await scan();
    expect(sources.map(({ given }) => given)).toEqual([
      { title: 'New', outlet: null },
      { title: 'Also new' },
    ]);
    await lay({ id: 'a', details: { outlet: 'BBC' } });
    expect((await scan()).sources[0]!.given).toEqual({ title: 'Old', outlet: 'BBC' });
  });

  it('leaves out what was removed, readable or not', async () => {
    await writeFile(join(dir, 'empty.txt'), '');
    await lay({ id: 'a', isRemoved: true });
    await lay({ id: 'empty', isRemoved: true });
    expect(await scan()).toEqual({ sources: [], rejections: [] });
  });

  it('tells beside a file that may hold any source which were removed', async () => {
    await writeFile(join(dir, 'bulk.jsonl'), '');
    await lay({ id: 'x', isRemoved: true });
    await lay({ id: 'y', details: { title: 'New' } });
    expect((await scan()).rejections).toMatchObject([
      { file: 'bulk.jsonl', hides: { removed: new Set(['x']) } },
    ]);
  });

  it('passes over an overlay whose source is gone', async () => {
    await lay({ id: 'gone', details: { title: 'New' } });
    expect(await scan()).toMatchObject({ sources: [{ id: 'a' }], rejections: [] });
  });

  it('rejects a source of which it cannot know what was changed', async () => {
    await writeFile(join(dir, OVERLAYS_FOLDER, overlayFileName('a')), 'id: a\nremoved: perhaps\n');
    const { sources, rejections } = await scan();
    expect(sources).toEqual([]);
    expect(rejections.map(({ id, file }) => id ?? file)).toEqual([
      'a',
      `${OVERLAYS_FOLDER}/${overlayFileName('a')}`,
    ]);
    expect(rejections[0]!.reason).toContain(overlayFileName('a'));
  });

  it('names an overlay in a wrong place, and does not use it', async () => {
    await writeFile(join(dir, OVERLAYS_FOLDER, 'copy.yaml'), 'id: a\nremoved: true\n');
    const { sources, rejections } = await scan();
    expect(sources).toHaveLength(1);
    expect(rejections).toEqual([
      { file: `${OVERLAYS_FOLDER}/copy.yaml`, reason: expect.stringContaining(overlayFileName('a')) },
    ]);
  });

  it('fails as a whole where no overlay can be read, so that nothing removed comes back', async () => {
    await rm(join(dir, OVERLAYS_FOLDER), { recursive: true });
    await writeFile(join(dir, OVERLAYS_FOLDER), 'a file');
    await expect(scan()).rejects.toBeInstanceOf(SeedsFolderError);
  });
});
