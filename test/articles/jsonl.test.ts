import { describe, expect, it } from 'vitest';
import { scanSeeds } from '../../src/articles/scan.ts';
import { TEXT, useSeedsFolder } from './seeds-folder.ts';

const folder = useSeedsFolder();

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
    await folder.put('all.jsonl', `\ufeff${lines.join('\r\n')}`);
    const { sources, rejections } = await folder.scan(2000);
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
    await folder.put('a.jsonl', Buffer.from(`\ufeff${line}\n${line.replace('"a"', '"b"')}\n`, 'utf16le'));
    await folder.put('c.jsonl', Buffer.from('{"id":"c","text":"Caf\xe9"}', 'latin1'));
    const { sources } = await folder.scan();
    expect(sources.map(({ id, raw }) => [id, raw])).toEqual([
      ['a', 'Café “x”'],
      ['b', 'Café “x”'],
      ['c', 'Café'],
    ]);
  });

  it('are read line by line: a reader may stop in the middle', async () => {
    await folder.put(
      'many.jsonl',
      Array.from({ length: 20_000 }, (_, at) => JSON.stringify({ id: `x${at}`, text: TEXT })).join('\n'),
    );
    let count = 0;
    for await (const found of scanSeeds(folder.dir, { maxBytes: 1000 })) {
      expect('source' in found).toBe(true);
      count += 1;
      if (count === 5) {
        break;
      }
    }
    expect(count).toBe(5);
    expect((await folder.scan(1000)).sources).toHaveLength(20_000);
  });

  it('without a line are rejected', async () => {
    expect((await folder.rejectionOf('a.jsonl', '\n\n')).reason).toContain('empty');
  });
});
