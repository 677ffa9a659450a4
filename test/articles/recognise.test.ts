import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseArticle } from '../../src/articles/recognise.ts';
import type { Article } from '../../src/domain.ts';
import { costOf } from '../cost.ts';
import { sourceOf } from './labelled-page.ts';

const PARAGRAPH =
  'The council of Tarnby met on Monday to speak about the winter, which had been the coldest in years.';

function textsOf(article: Article, kind: string): string[] {
  return article.spans
    .filter((span) => span.kind === kind)
    .map((span) => article.raw.slice(span.start, span.end).trim());
}

/** Where the spans leave a gap, overlap or hold nothing; null where they cover the text. */
function faultInCover(article: Article): string | null {
  let end = 0;
  for (const span of article.spans) {
    if (span.start !== end || span.end <= span.start) {
      return `${span.start}-${span.end} after ${end}`;
    }
    end = span.end;
  }
  return end === article.raw.length ? null : `ends at ${end} of ${article.raw.length}`;
}

describe('the spans of any text', () => {
  const lines = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        PARAGRAPH,
        'Read more: Winter',
        '- Sport',
        '1. HOME',
        '-title Winter in Tarnby',
        'Comments',
        '# Winter',
        'The dates:',
        'Share',
        '漢字です。',
        `${PARAGRAPH} Read more: Winter`,
        '\ud83d',
        '\t ',
      ),
    ),
    { maxLength: 30 },
  );

  it('cover it without gaps or overlaps', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n', '\n\n', '\r', '\u2028'), (parts, separator) => {
        expect(faultInCover(recogniseArticle(sourceOf(parts.join(separator))))).toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  it('cover it from the front matter on, wherever that ends', () => {
    fc.assert(
      fc.property(lines, fc.nat(200), (parts, cut) => {
        const raw = parts.join('\n');
        const bodyStart = Math.min(cut, raw.length);
        const article = recogniseArticle(sourceOf(raw, { bodyStart }));
        expect(faultInCover(article)).toBeNull();
        expect(article.spans.every((span) => span.kind === 'furniture' || span.start >= bodyStart)).toBe(
          true,
        );
      }),
    );
  });

  it('begin with the block itself: white space belongs to the span before it', () => {
    const article = recogniseArticle(sourceOf(`\r\n  ${PARAGRAPH}\r\n\r\n   ${PARAGRAPH}  \r\n`));
    expect(article.spans.map((span) => span.kind)).toEqual(['body', 'body']);
    expect(article.raw.slice(article.spans[1]!.start, article.spans[1]!.start + 3)).toBe('The');
  });
});

describe('time', () => {
  const MEBIBYTE = 1_048_576;
  // Measured at up to 2 s on a slow machine; work that grows with the square takes minutes.
  const LIMIT_MS = 15_000;
  const units = [
    'a\n',
    'a, ',
    '(photo ',
    'Home » ',
    'Also read: ',
    '. Also read: Also read\n',
    'By Ana Lima, ',
    'list:\n- a\n',
    'Ana Lima is a reporter at Planet.\n',
    'According to The Kyiv ',
    'One two three four five\nThe minister said on Monday that it was so.\n',
    '漢字。\n',
  ];
  for (const unit of units) {
    it(`is linear for a mebibyte of ${JSON.stringify(unit)}`, { timeout: 2 * LIMIT_MS }, () => {
      const source = sourceOf(unit.repeat(Math.ceil(MEBIBYTE / unit.length)));
      expect(costOf(() => recogniseArticle(source), 1)).toBeLessThan(LIMIT_MS);
    });
  }
});

function bylineOf(line: string): string | null {
  return recogniseArticle(sourceOf(`Winter in Tarnby\n${line}\n${PARAGRAPH}`)).byline;
}

function citedIn(text: string): readonly string[] {
  return recogniseArticle(sourceOf(`${PARAGRAPH} ${text}`)).citedOutlets;
}

describe('details', () => {
  it('takes what the source gives before what the text shows', () => {
    const raw = `Winter in Tarnby\nBy Lena Voss\n${PARAGRAPH}\nSource: Tarnby Post`;
    expect(recogniseArticle(sourceOf(raw))).toMatchObject({
      title: 'Winter in Tarnby',
      byline: 'Lena Voss',
      outlet: 'Tarnby Post',
      url: null,
      publishedAt: null,
    });
    const given = {
      title: 'Cold',
      byline: 'Ivo Kral',
      outlet: 'The Courier',
      url: 'https://courier.example/cold',
      publishedAt: '2024-01-14',
    };
    expect(recogniseArticle(sourceOf(raw, { given }))).toMatchObject(given);
  });

  it('marks the line that prints the given title, and its repeats', () => {
    const raw = `Cold\nTarnby freezes\nCold\n${PARAGRAPH}`;
    const article = recogniseArticle(sourceOf(raw, { given: { title: 'Tarnby Freezes' } }));
    expect(textsOf(article, 'title')).toEqual(['Tarnby freezes']);
    expect(article.title).toBe('Tarnby Freezes');
  });

  it('names an article without a title by its first sentence, shortened', () => {
    expect(recogniseArticle(sourceOf(PARAGRAPH)).title).toBe(
      'The council of Tarnby met on Monday to speak about the winter',
    );
    const long = recogniseArticle(sourceOf(`${'word '.repeat(40)}end.`)).title;
    expect(long).toBe(`${'word '.repeat(14).trim()}…`);
  });

  it('cuts no character in two where it makes a title', () => {
    for (let letters = 0; letters < 4; letters += 1) {
      const text = `${'a'.repeat(letters)} ${'😀'.repeat(400)}`;
      expect(recogniseArticle(sourceOf(text)).title.isWellFormed()).toBe(true);
    }
  });

  it('falls back on the id', () => {
    expect(recogniseArticle(sourceOf('', { id: 'empty' }))).toMatchObject({ title: 'empty', spans: [] });
  });

  it('reads bylines of several people, in capitals, and with an outlet behind', () => {
    expect(bylineOf('By LENA VOSS and IVO KRAL')).toBe('Lena Voss and Ivo Kral');
    expect(bylineOf('Written by Lena Voss on January 14, 2024')).toBe('Lena Voss');
    expect(bylineOf('By Lena Voss, Tarnby Post')).toBe('Lena Voss');
    expect(bylineOf('Monday January 14, 2024 by Lena Voss')).toBe('Lena Voss');
  });

  it('lists outlets that the text cites, and no people', () => {
    const raw = `${PARAGRAPH} According to Mayor Lena Voss, it was cold. “Very cold,” she told the Tarnby Gazette, citing BBC.`;
    expect(recogniseArticle(sourceOf(raw)).citedOutlets).toEqual(['BBC', 'Tarnby Gazette']);
  });

  it('takes nobody of a rank for an outlet, and nobody named behind one for a part of it', () => {
    expect(citedIn('According to Town Hall Press Secretary Lena Voss, it was cold.')).toEqual([]);
    expect(citedIn('It was cold, wrote a reader, citing Mayor Lena Voss.')).toEqual([]);
    expect(citedIn('It was cold, he told Norby Post Correspondent Lena Voss.')).toEqual(['Norby Post']);
    expect(citedIn('According to Radio Free Norby, it was cold.')).toEqual(['Radio Free Norby']);
    expect(citedIn('He told the Norby Times Magazine that it was cold.')).toEqual(['Norby Times Magazine']);
  });

  it.each([
    'The Daily Beast',
    'The Press Association',
    'The Post Millennial',
    'The News Lens',
    'The Atlantic Council',
    'Le Monde Diplomatique',
  ])('leaves no outlet with an article and a word: %s', (name) => {
    expect(citedIn(`According to ${name}, it was cold.`)).toEqual([name]);
  });

  it('leaves out whoever writes for an outlet with an article', () => {
    expect(citedIn('He told The Post Correspondent Lena Voss that it was cold.')).toEqual(['The Post']);
  });

  it('has the sha256 of the raw text as UTF-8', () => {
    const raw = `${PARAGRAPH} “Ä”`;
    expect(recogniseArticle(sourceOf(raw)).sha256).toBe(
      createHash('sha256').update(raw, 'utf8').digest('hex'),
    );
  });
});

describe('lines of body and furniture', () => {
  it('are cut where a link is glued to the text', () => {
    const article = recogniseArticle(
      sourceOf(`${PARAGRAPH}\n${PARAGRAPH} Also Read: Winter in Norby\n${PARAGRAPH}`),
    );
    expect(article.spans.map((span) => span.kind)).toEqual(['body', 'body', 'furniture', 'body']);
    expect(textsOf(article, 'furniture')).toEqual(['Also Read: Winter in Norby']);
    expect(textsOf(article, 'body')).toEqual([PARAGRAPH, PARAGRAPH, PARAGRAPH]);
  });
});

function kindsOf(raw: string): string[] {
  return recogniseArticle(sourceOf(raw)).spans.map((span) => span.kind);
}

describe('sparse texts', () => {
  it('keep a list of bullets right below a paragraph', () => {
    const list =
      '• The school stays closed\n• Buses run every two hours\n• The town hall is open as a warm room';
    expect(kindsOf(`Winter in Tarnby\n${PARAGRAPH}\n${list}\n${PARAGRAPH}`)).toEqual([
      'title',
      'body',
      'body',
      'body',
      'body',
      'body',
    ]);
  });

  it('keep paragraphs that lack their full stops', () => {
    const raw =
      'Fire in Tarnby\n\nA house burned down on Sunday and nobody was hurt\n\nThe fire brigade came from three towns';
    expect(kindsOf(raw)).toEqual(['title', 'body', 'body']);
  });

  it('keep a first paragraph above a picture that has a caption of its own', () => {
    const caption =
      'Lena Voss, mayor of Tarnby, speaks to the press on Monday. Photograph: Ivo Kral/Tarnby Post';
    expect(kindsOf(`Winter in Tarnby\n${PARAGRAPH}\n${caption}\n${PARAGRAPH}`)).toEqual([
      'title',
      'body',
      'furniture',
      'body',
    ]);
  });

  it('keep a text that is all furniture by its wording', () => {
    expect(kindsOf('Share')).toEqual(['body']);
  });
});

describe('Markdown', () => {
  it('takes marked headings for what they are', () => {
    const raw = `# Winter in Tarnby\n\n${PARAGRAPH}\n\n## What the council plans\n\n${PARAGRAPH}\n`;
    const article = recogniseArticle(sourceOf(raw, { format: 'markdown' }));
    expect(article.spans.map((span) => span.kind)).toEqual(['title', 'body', 'heading', 'body']);
    expect(article.title).toBe('Winter in Tarnby');
  });
});
