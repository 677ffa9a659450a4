import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RawSource, Rejection } from '../../src/domain.ts';
import { findDuplicates } from '../../src/articles/duplicates.ts';
import { reasonOf } from '../../src/articles/reasons.ts';
import { scanSeeds } from '../../src/articles/scan.ts';

const TEXT = 'The council met on Monday to speak about the winter.\r\nIt had been cold.';
let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'verbatim-scan-'));
});
afterEach(async () => {
  await rm(dir, { recursive: true, force: true });
});

async function put(name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(dir, name)), { recursive: true });
  await writeFile(join(dir, name), content);
}

async function scan(maxBytes = 100_000): Promise<{ sources: RawSource[]; rejections: Rejection[] }> {
  const sources: RawSource[] = [];
  const rejections: Rejection[] = [];
  for await (const found of scanSeeds(dir, { maxBytes })) {
    if ('source' in found) {
      sources.push(found.source);
    } else {
      rejections.push(found.rejection);
    }
  }
  return { sources, rejections };
}

async function rejectionOf(
  name: string,
  content: string | Uint8Array,
  maxBytes?: number,
): Promise<Rejection> {
  await put(name, content);
  const { sources, rejections } = await scan(maxBytes);
  expect(sources).toEqual([]);
  expect(rejections).toHaveLength(1);
  return rejections[0]!;
}

describe('the walk', () => {
  it('reads only the files and lines asked for', async () => {
    await put('a.txt', TEXT);
    await put('deep/b.txt', TEXT);
    await put('c.txt', new Uint8Array());
    const lines = ['d', 'e', 'f'].map((id) => JSON.stringify({ id, title: id, text: TEXT }));
    await put('d.jsonl', ['not JSON', ...lines].join('\n'));
    await put('e.jsonl', lines.join('\n'));
    const found = [];
    const places = new Set(['deep/b.txt', 'd.jsonl:3', 'd.jsonl:9']);
    for await (const each of scanSeeds(dir, { maxBytes: 100_000, places })) {
      found.push('source' in each ? each.source.id : each.rejection);
    }
    expect(found).toEqual(['e', 'b']);
  });

  it('takes files of known endings from all folders in a fixed order, and passes over the rest', async () => {
    for (const name of [
      'b.txt',
      'a/z.md',
      'a/A.HTM',
      'c.html',
      'notes.pdf',
      '.hidden.txt',
      '.git/x.txt',
      'README.md',
      'a/readme.txt',
    ]) {
      await put(name, name.toLowerCase().includes('htm') ? `<p>${TEXT}</p>` : TEXT);
    }
    const { sources, rejections } = await scan();
    expect(sources.map(({ id, file, format }) => [id, file, format])).toEqual([
      ['A', 'a/A.HTM', 'html'],
      ['z', 'a/z.md', 'markdown'],
      ['b', 'b.txt', 'text'],
      ['c', 'c.html', 'html'],
    ]);
    expect(rejections).toEqual([]);
  });

  it('goes round no loop of links, and reads no folder twice', async () => {
    await put('sub/a.txt', TEXT);
    await symlink(dir, join(dir, 'sub/up'));
    await symlink(join(dir, 'sub'), join(dir, 'again'));
    await symlink(join(dir, 'self.txt'), join(dir, 'self.txt'));
    await symlink(join(dir, 'gone.txt'), join(dir, 'lost.txt'));
    await symlink(join(dir, 'gone.png'), join(dir, 'lost.png'));
    const { sources, rejections } = await scan();
    expect(sources.map(({ id }) => id)).toEqual(['a']);
    expect(rejections.map(({ file }) => file)).toEqual(['lost.txt', 'self.txt']);
    expect(rejections[0]!.reason).toContain('not there');
  });

  it('holds no half of a surrogate pair, which could not be stored', async () => {
    await put(
      'a.jsonl',
      '{"id": "a", "title": "T\\udc00", "text": "He left \\ud800 on Friday. All is well."}',
    );
    await put('b.md', '---\ntitle: "T\\uD800"\n---\nAll is well.');
    const { sources } = await scan();
    expect(sources.map(({ raw, given }) => [raw.isWellFormed(), given.title?.isWellFormed()])).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(sources[0]!.raw).toHaveLength('He left ? on Friday. All is well.'.length);
  });

  it('says which folder is missing', async () => {
    const missing = scanSeeds(join(dir, 'none'), { maxBytes: 1 });
    await expect(missing.next()).rejects.toMatchObject({ code: 'SEEDS_FOLDER', folder: join(dir, 'none') });
  });

  it('lists what it may not read, in plain words', () => {
    const denied = Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES' });
    expect(reasonOf(denied)).toBe('No permission to read it. Give the program the right to read it.');
    expect(reasonOf(new Error('strange'))).toContain('(strange)');
  });
});

describe('text files', () => {
  it('keep their text as it was decoded, without a byte order mark', async () => {
    await put('a.txt', `\ufeff${TEXT}`);
    expect((await scan()).sources).toEqual([
      { id: 'a', file: 'a.txt', format: 'text', raw: TEXT, given: {}, bodyStart: 0 },
    ]);
  });

  it('may open with front matter, which offsets count', async () => {
    const front =
      '---\r\ntitle: "Winter: the cold"\noutlet: Tarnby Post\npublishedAt: January 14, 2024\nother: [1]\n---\r\n';
    await put('a.md', front + TEXT);
    const { sources } = await scan();
    expect(sources[0]).toMatchObject({
      raw: front + TEXT,
      bodyStart: front.length,
      given: { title: 'Winter: the cold', outlet: 'Tarnby Post', publishedAt: '2024-01-14' },
    });
  });

  it('may open with a rule of dashes that is no front matter', async () => {
    await put('a.md', `---\n${TEXT}`);
    expect((await scan()).sources[0]).toMatchObject({ bodyStart: 0, given: {} });
  });

  it.each([
    ['empty', '', 'is empty'],
    ['blank', ' \r\n\t', 'is empty'],
    ['binary', new Uint8Array([0, 1, 2, 3, 0, 0, 9, 8, 0]), 'binary'],
    ['only-front', '---\ntitle: x\n---\n', 'no text'],
    ['unclosed', `---\ntitle: x\n${TEXT}`, 'no closing line'],
    ['bad-yaml', `---\ntitle: "x\nurl: [\n---\n${TEXT}`, 'not valid YAML'],
    ['bad-field', `---\ntitle: [a, b]\n---\n${TEXT}`, '"title" is not text'],
  ])('%s: are rejected with a reason', async (name, content, reason) => {
    const rejection = await rejectionOf(`${name}.txt`, content);
    expect(rejection).toMatchObject({
      file: `${name}.txt`,
      id: name,
      reason: expect.stringContaining(reason),
    });
    // What is wrong, and what to do about it.
    expect(rejection.reason.split('. ').length).toBeGreaterThan(1);
  });

  it('over the limit are rejected without being read', async () => {
    const { reason } = await rejectionOf('a.txt', 'x'.repeat(2048), 1024);
    expect(reason).toContain('limit');
  });
});

describe('HTML files', () => {
  const paragraphs = Array.from(
    { length: 6 },
    (_, at) =>
      `<p>Paragraph ${at} tells of the winter, which was cold &amp; long, and of the council, which met.</p>`,
  ).join('\n');
  const page = `<!doctype html><html><head><title>Winter | Tarnby Post</title>
    <meta property="og:title" content="Winter"><meta property="og:site_name" content="Tarnby Post">
    <meta name="author" content="By Lena Voss"><link rel="canonical" href="https://post.example/winter">
    <meta property="article:published_time" content="2024-01-14T10:00:00Z"></head>
    <body><nav><a href="/">Home</a></nav><article><h1>Winter</h1>${paragraphs}
    <figure><img src="x.png" onerror="globalThis.wasRun = true"><figcaption>A caption</figcaption></figure>
    <h2>What the council plans</h2>${paragraphs}<script>globalThis.wasRun = true</script></article>
    <footer>© all</footer></body></html>`;

  it('become paragraphs apart by a blank line, with details from the metadata, and run nothing', async () => {
    await put('a.html', page);
    const { sources } = await scan();
    expect(sources[0]).toMatchObject({
      format: 'html',
      bodyStart: 0,
      given: {
        title: 'Winter',
        outlet: 'Tarnby Post',
        byline: 'Lena Voss',
        url: 'https://post.example/winter',
        publishedAt: '2024-01-14T10:00:00Z',
      },
    });
    const blocks = sources[0]!.raw.split('\n\n');
    expect(blocks).toHaveLength(13);
    expect(blocks[0]).toBe(
      'Paragraph 0 tells of the winter, which was cold & long, and of the council, which met.',
    );
    expect(blocks[6]).toBe('What the council plans');
    expect('wasRun' in globalThis).toBe(false);
  });

  it.each([
    ['deep', '<div>'.repeat(5000) + TEXT],
    ['wide', '<i>x</i>'.repeat(30_000)],
    ['brackets', '<'.repeat(60_000)],
    ['entities', '&lt;'.repeat(25_000)],
  ])('%s: too large or too deep are rejected at once', async (name, content) => {
    const started = performance.now();
    const { reason } = await rejectionOf(`${name}.html`, content, 1_000_000);
    expect(reason).toContain('too large or too deeply nested');
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('without text are rejected', async () => {
    expect((await rejectionOf('a.html', '<html><body><script>1</script></body></html>')).reason).toContain(
      'no text',
    );
  });
});

describe('JSONL files', () => {
  it('hold a source a line, with its line number, and reject bad lines alone', async () => {
    const lines = [
      JSON.stringify({ id: 'one', title: '', text: TEXT, outlet: 'Tarnby Post' }),
      '',
      '{"id": "two", ',
      JSON.stringify({ _id: 3, text: TEXT }),
      JSON.stringify({ text: TEXT }),
      JSON.stringify({ id: 'five' }),
      JSON.stringify({ id: 'six', text: ' ' }),
      '[1]',
      JSON.stringify({ id: 'eight', text: 'x'.repeat(3000) }),
      JSON.stringify({ id: 'nine', text: TEXT, url: {} }),
    ];
    await put('all.jsonl', `\ufeff${lines.join('\r\n')}`);
    const { sources, rejections } = await scan(2000);
    expect(sources).toEqual([
      {
        id: 'one',
        file: 'all.jsonl:1',
        format: 'jsonl',
        raw: TEXT,
        given: { outlet: 'Tarnby Post' },
        bodyStart: 0,
      },
      { id: '3', file: 'all.jsonl:4', format: 'jsonl', raw: TEXT, given: {}, bodyStart: 0 },
    ]);
    expect(rejections.map(({ file, id }) => [file, id])).toEqual([
      ['all.jsonl:3', undefined],
      ['all.jsonl:5', undefined],
      ['all.jsonl:6', 'five'],
      ['all.jsonl:7', 'six'],
      ['all.jsonl:8', undefined],
      ['all.jsonl:9', undefined],
      ['all.jsonl:10', 'nine'],
    ]);
    expect(rejections[0]!.reason).toContain('not valid JSON');
    expect(rejections[5]!.reason).toContain('larger than 2000 bytes');
  });

  it('may be in UTF-16 or Windows-1252', async () => {
    const line = JSON.stringify({ id: 'a', text: 'Café “x”' });
    await put('a.jsonl', Buffer.from(`\ufeff${line}\n${line.replace('"a"', '"b"')}\n`, 'utf16le'));
    await put('c.jsonl', Buffer.from('{"id":"c","text":"Caf\xe9"}', 'latin1'));
    const { sources } = await scan();
    expect(sources.map(({ id, raw }) => [id, raw])).toEqual([
      ['a', 'Café “x”'],
      ['b', 'Café “x”'],
      ['c', 'Café'],
    ]);
  });

  it('are read line by line: a reader may stop in the middle', async () => {
    await put(
      'many.jsonl',
      Array.from({ length: 20_000 }, (_, at) => JSON.stringify({ id: `x${at}`, text: TEXT })).join('\n'),
    );
    let count = 0;
    for await (const found of scanSeeds(dir, { maxBytes: 1000 })) {
      expect('source' in found).toBe(true);
      count += 1;
      if (count === 5) {
        break;
      }
    }
    expect(count).toBe(5);
    expect((await scan(1000)).sources).toHaveLength(20_000);
  });

  it('without a line are rejected', async () => {
    expect((await rejectionOf('a.jsonl', '\n\n')).reason).toContain('empty');
  });
});

describe('findDuplicates', () => {
  it('rejects all sources of one id, naming the others', () => {
    const rejections = findDuplicates([
      { id: 'a', file: 'a.txt' },
      { id: 'b', file: 'b.txt' },
      { id: 'a', file: 'sub/a.md' },
    ]);
    expect(rejections.map(({ file, id }) => [file, id])).toEqual([
      ['a.txt', 'a'],
      ['sub/a.md', 'a'],
    ]);
    for (const { reason } of rejections) {
      expect(reason).toContain('a.txt');
      expect(reason).toContain('sub/a.md');
    }
  });

  it('finds nothing among different ids', () => {
    expect(
      findDuplicates([
        { id: 'a', file: 'a.txt' },
        { id: 'A', file: 'A.txt' },
      ]),
    ).toEqual([]);
  });
});
