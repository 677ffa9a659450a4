import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../src/articles/reasons.ts';
import { scanSeeds } from '../../src/articles/scan.ts';
import { startCost } from '../cost.ts';
import { TEXT, useSeedsFolder } from './seeds-folder.ts';

const folder = useSeedsFolder();

describe('the walk', () => {
  it('reads only the files and lines asked for', async () => {
    await folder.put('a.txt', TEXT);
    await folder.put('deep/b.txt', TEXT);
    await folder.put('c.txt', new Uint8Array());
    const lines = ['d', 'e', 'f'].map((id) => JSON.stringify({ id, title: id, text: TEXT }));
    await folder.put('d.jsonl', ['not JSON', ...lines].join('\n'));
    await folder.put('e.jsonl', lines.join('\n'));
    const found = [];
    const places = new Set(['deep/b.txt', 'd.jsonl:3', 'd.jsonl:9']);
    for await (const each of scanSeeds(folder.dir, { maxBytes: 100_000, places })) {
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
      await folder.put(name, name.toLowerCase().includes('htm') ? `<p>${TEXT}</p>` : TEXT);
    }
    const { sources, rejections } = await folder.scan();
    expect(sources.map(({ id, file, format }) => [id, file, format])).toEqual([
      ['A', 'a/A.HTM', 'html'],
      ['z', 'a/z.md', 'markdown'],
      ['b', 'b.txt', 'text'],
      ['c', 'c.html', 'html'],
    ]);
    expect(rejections).toEqual([]);
  });

  it('goes round no loop of links, and reads no folder twice', async () => {
    await folder.put('sub/a.txt', TEXT);
    await symlink(folder.dir, join(folder.dir, 'sub/up'));
    await symlink(join(folder.dir, 'sub'), join(folder.dir, 'again'));
    await symlink(join(folder.dir, 'self.txt'), join(folder.dir, 'self.txt'));
    await symlink(join(folder.dir, 'gone.txt'), join(folder.dir, 'lost.txt'));
    await symlink(join(folder.dir, 'gone.png'), join(folder.dir, 'lost.png'));
    await symlink(join(folder.dir, 'gone'), join(folder.dir, 'lost'));
    const { sources, rejections } = await folder.scan();
    expect(sources.map(({ id }) => id)).toEqual(['a']);
    expect(rejections.map(({ file, id, hides }) => [file, id, hides !== undefined])).toEqual([
      ['lost', undefined, true],
      ['lost.txt', 'lost', false],
      ['self.txt', 'self', false],
    ]);
    expect(rejections[0]!.reason).toContain('no article leaves the index');
    expect(rejections[1]!.reason).toContain('not there');
  });

  it('says of a file or folder that may hold any articles that nobody knows which are in it', async () => {
    await folder.put('a.txt', TEXT);
    await folder.put('bulk.jsonl', '');
    await symlink(join(folder.dir, 'loop.jsonl'), join(folder.dir, 'loop.jsonl'));
    // A name that is too long stands in for a folder without permission, which root may read all the same.
    await symlink('x'.repeat(300), join(folder.dir, 'shelf'));
    // At the root of a volume: it holds no articles, and nobody but root may read it.
    await symlink('x'.repeat(300), join(folder.dir, 'lost+found'));
    const { sources, rejections } = await folder.scan();
    expect(sources.map(({ id }) => id)).toEqual(['a']);
    const hiding = rejections.filter(({ hides }) => hides !== undefined);
    expect(hiding.map(({ file }) => file)).toEqual(['bulk.jsonl', 'loop.jsonl', 'shelf']);
    for (const { reason } of hiding) expect(reason).toContain('no article leaves the index');
  });

  it('holds no half of a surrogate pair, which could not be stored', async () => {
    await folder.put(
      'a.jsonl',
      '{"id": "a", "title": "T\\udc00", "text": "He left \\ud800 on Friday. All is well."}',
    );
    await folder.put('b.md', '---\ntitle: "T\\uD800"\n---\nAll is well.');
    const { sources } = await folder.scan();
    expect(sources.map(({ raw, given }) => [raw.isWellFormed(), given.title?.isWellFormed()])).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(sources[0]!.raw).toHaveLength('He left ? on Friday. All is well.'.length);
  });

  it('says which folder is missing', async () => {
    const missing = scanSeeds(join(folder.dir, 'none'), { maxBytes: 1 });
    await expect(missing.next()).rejects.toMatchObject({
      code: 'SEEDS_FOLDER',
      folder: join(folder.dir, 'none'),
    });
  });

  it('lists what it may not read, in plain words', () => {
    const denied = Object.assign(new Error('EACCES: permission denied, open'), { code: 'EACCES' });
    expect(reasonOf(denied)).toBe('No permission to read it. Give the program the right to read it.');
    expect(reasonOf(new Error('strange'))).toContain('(strange)');
  });
});

describe('text files', () => {
  it('keep their text as it was decoded, without a byte order mark', async () => {
    await folder.put('a.txt', `\ufeff${TEXT}`);
    expect((await folder.scan()).sources).toEqual([
      { id: 'a', file: 'a.txt', format: 'text', raw: TEXT, given: {}, bodyStart: 0 },
    ]);
  });

  it('may open with front matter, which offsets count', async () => {
    const front =
      '---\r\ntitle: "Winter: the cold"\noutlet: Tarnby Post\npublishedAt: January 14, 2024\nother: [1]\n---\r\n';
    await folder.put('a.md', front + TEXT);
    const { sources } = await folder.scan();
    expect(sources[0]).toMatchObject({
      raw: front + TEXT,
      bodyStart: front.length,
      given: { title: 'Winter: the cold', outlet: 'Tarnby Post', publishedAt: '2024-01-14' },
    });
  });

  it.each([
    ['a blank line', '---\n\ntitle: Winter\ntags:\n- cold\n---\n'],
    ['a comment', '---\r\n# of the archive\r\n\r\ntitle: Winter\r\nseasons: [\r\n  1\r\n]\r\n---\r\n'],
    [
      'a comment, and a field without meaning here',
      '---\n# of the archive\nlayout: post\n"title": Winter\n---\n',
    ],
    ['a field in quotation marks', '---\n"title": Winter\n---\n'],
    ['a field in other letters', '---\nÜberschrift: Frost\ntitle: Winter\n---\n'],
  ])('may open with front matter that begins with %s', async (_, front) => {
    await folder.put('a.md', front + TEXT);
    const { sources } = await folder.scan();
    expect(sources[0]).toMatchObject({ bodyStart: front.length, given: { title: 'Winter' } });
  });

  it.each([
    ['', ''],
    [' above a blank line', '\nFrost: it was cold, and the council met.\n'],
    [' above a heading', '# Winter\n\nThe council met: it was cold.\n\n---\n'],
    [' above a blank line and another', '\nThe council met: it was cold.\n---\n'],
    [
      ' above questions and answers',
      '\nQ: Will there be a deal?\nA: Perhaps.\nQ: When?\nA: In May.\n\n---\n',
    ],
    [' above speakers', '\nVoss: It was cold.\n\nKral: Very.\n\n---\n'],
    [' above a heading and a date', '# Winter\nDate: 14 January\n\n---\n'],
  ])('may open with a rule of dashes%s that is no front matter', async (_, below) => {
    await folder.put('a.md', `---\n${below}${TEXT}`);
    expect((await folder.scan()).sources[0]).toMatchObject({ bodyStart: 0, given: {} });
  });

  it.each([
    ['empty', '', 'is empty'],
    ['blank', ' \r\n\t', 'is empty'],
    ['binary', new Uint8Array([0, 1, 2, 3, 0, 0, 9, 8, 0]), 'binary'],
    ['only-front', '---\ntitle: x\n---\n', 'no text'],
    ['unclosed', `---\ntitle: x\n${TEXT}`, 'no closing line'],
    ['bad-yaml', `---\ntitle: "x\nurl: [\n---\n${TEXT}`, 'not valid YAML'],
    ['unclosed-quoted', `---\n"title": x\n${TEXT}`, 'no closing line'],
    ['bad-yaml-below-comment', `---\n# x\ntitle: "x\nurl: [\n---\n${TEXT}`, 'not valid YAML'],
    ['bad-field', `---\ntitle: [a, b]\n---\n${TEXT}`, '"title" is not text'],
  ])('%s: are rejected with a reason', async (name, content, reason) => {
    const rejection = await folder.rejectionOf(`${name}.txt`, content);
    expect(rejection).toMatchObject({
      file: `${name}.txt`,
      id: name,
      reason: expect.stringContaining(reason),
    });
    // What is wrong, and what to do about it.
    expect(rejection.reason.split('. ').length).toBeGreaterThan(1);
  });

  it('over the limit are rejected without being read', async () => {
    const { reason } = await folder.rejectionOf('a.txt', 'x'.repeat(2048), 1024);
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
    await folder.put('a.html', page);
    const { sources } = await folder.scan();
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
    const cost = startCost();
    const { reason } = await folder.rejectionOf(`${name}.html`, content, 1_000_000);
    expect(reason).toContain('too large or too deeply nested');
    expect(cost()).toBeLessThan(2000);
  });

  it.each([
    ['no body tag', '<!doctype html><html><head><title>Winter</title></head><p>It is cold.</p></html>'],
    ['neither head nor body', '<html lang="en"><p>It is cold.</p></html>'],
    ['a note of who saved them', '<!-- saved from <html > of a page --><p>It is cold.</p>'],
    ['text before them', '<p>It is cold.</p><html><body></body></html>'],
  ])('with %s are read', async (_, content) => {
    await folder.put('a.html', content);
    const { sources, rejections } = await folder.scan();
    expect(rejections).toEqual([]);
    expect(sources[0]?.raw).toBe('It is cold.');
  });

  it('have words without the hints of where they may be broken', async () => {
    await folder.put('a.html', '<p>The elec&shy;tri\u200bci&shy;ty fails&#8203; again.</p>');
    expect((await folder.scan()).sources[0]?.raw).toBe('The electricity fails again.');
  });

  it('without text are rejected', async () => {
    expect(
      (await folder.rejectionOf('a.html', '<html><body><script>1</script></body></html>')).reason,
    ).toContain('no text');
  });
});
