import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlainReason, Reason } from '../../src/domain.ts';
import { englishReason } from '../../src/strings/english-reason.ts';
import { germanReason } from '../../src/strings/german-reason.ts';
import { ASKED_THINGS, PLAIN_REASONS, reasonsFrom } from './reasons.ts';

const SOURCE = {
  number: 2,
  title: 'Storm\n damage',
  outlet: 'Herald',
  byline: 'Ann Lee',
  publishedAt: '2025-11-27',
  words: 120,
};
const BARE = { number: 3, title: 'Tolls', outlet: null, byline: null, publishedAt: null, words: 1 };

/** How each reason with data is drawn; one that is added and not here does not compile. */
const DRAWN: {
  [C in Exclude<Reason['code'], PlainReason>]: readonly (readonly [
    data: Omit<Extract<Reason, { code: C }>, 'code'>,
    english: string,
    german: string,
  ])[];
} = {
  'only-credited': [
    [
      { names: ['Ann Lee'] },
      'The sources name Ann Lee only as author or outlet.',
      'Die Quellen nennen Ann Lee nur als Autor oder Medium.',
    ],
  ],
  'unknown-names': [
    [{ names: ['Xi'] }, 'No source mentions Xi.', 'Keine Quelle erwähnt Xi.'],
    [
      { names: ['Xi', 'Rutte', 'Stop or Go'] },
      'No source mentions Xi, Rutte or Stop or Go.',
      'Keine Quelle erwähnt Xi, Rutte oder Stop or Go.',
    ],
  ],
  'unknown-words': [
    [{ words: ['soy'] }, 'No source uses the word “soy”.', 'Keine Quelle gebraucht das Wort „soy“.'],
    [
      { words: ['soy', 'beans'] },
      'No source uses the words “soy” or “beans”.',
      'Keine Quelle gebraucht die Wörter „soy“ oder „beans“.',
    ],
  ],
  lacking: [
    [
      { what: 'time' },
      'The sources touch on this, but none says when.',
      'Die Quellen berühren das, aber keine sagt, wann.',
    ],
  ],
  'no-such-phrase': [
    [
      { phrase: 'a “b”' },
      'No source has the exact words “a “b””.',
      'Keine Quelle hat genau die Worte „a “b”“.',
    ],
  ],
  'unknown-source': [
    [
      { names: ['a', 'b'], offered: [{ number: 1, name: 'X' }], left: 3 },
      'No source is called “a” or “b”. There are: [1] X, and 3 more.',
      'Keine Quelle heißt „a“ oder „b“. Es gibt: [1] X und 3 weitere.',
    ],
    [
      { names: ['a'], offered: [1, 2].map((number) => ({ number, name: 'X' })), left: 0 },
      'No source is called “a”. There are: [1] X, [2] X.',
      'Keine Quelle heißt „a“. Es gibt: [1] X, [2] X.',
    ],
  ],
  'source-list': [
    [
      {
        total: 13,
        indexedAt: '2026-11-30T23:30:00.000Z',
        isAgeUnknown: true,
        told: { sources: [SOURCE, BARE], left: 3 },
      },
      [
        'This is about the sources, so it is answered from their list: there are 13, last indexed on 30 November 2026. None gives the day when it was published.',
        '[2] “Storm damage”, Herald, by Ann Lee, published 2025-11-27, 120 words.',
        '[3] “Tolls”, no outlet, author or date given, 1 words.',
        'And 3 more.',
      ].join('\n'),
      [
        'Hier geht es um die Quellen, deshalb antwortet ihre Liste: Es sind 13, zuletzt indexiert am 30. November 2026. Keine nennt den Tag, an dem sie erschienen ist.',
        '[2] „Storm damage“, Herald, von Ann Lee, erschienen 2025-11-27, 120 Wörter.',
        '[3] „Tolls“, ohne Angabe von Medium, Autor oder Datum, 1 Wort.',
        'Und 3 weitere.',
      ].join('\n'),
    ],
  ],
  mentions: [
    [
      { subject: 'Lee', total: 5, isLeast: true, told: { sources: [SOURCE], left: 1 } },
      'This is about the sources: at least 2 of 5 mention “Lee”.\n[2] “Storm damage”, Herald, by Ann Lee, published 2025-11-27, 120 words.\nAnd 1 more.',
      'Hier geht es um die Quellen: mindestens 2 von 5 erwähnen „Lee“.\n[2] „Storm damage“, Herald, von Ann Lee, erschienen 2025-11-27, 120 Wörter.\nUnd 1 weitere.',
    ],
    [
      { subject: 'Xi', total: 5, isLeast: false, told: { sources: [], left: 0 } },
      'None of the 5 sources mentions “Xi”.',
      'Keine der 5 Quellen erwähnt „Xi“.',
    ],
  ],
};

describe('why an answer quotes nothing', () => {
  it.each(
    Object.entries(DRAWN).flatMap(([code, samples]) =>
      samples.map(([data, ...drawn]) => ({ reason: { code, ...data } as Reason, drawn })),
    ),
  )('is drawn in both languages: $drawn.0', ({ reason, drawn }) => {
    expect([englishReason(reason), germanReason(reason)]).toEqual(drawn);
  });

  it('has a sentence of its own for each kind, in each language', () => {
    const reasons: Reason[] = [
      ...PLAIN_REASONS.map((code) => ({ code })),
      ...ASKED_THINGS.map((what) => ({ code: 'lacking' as const, what })),
    ];
    const sentences = [...reasons.map(englishReason), ...reasons.map(germanReason)];
    expect(new Set(sentences).size).toBe(2 * reasons.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}\P{Cc}{15,}\.$/u);
  });

  it('has no English left in German, and keeps what people and sources wrote', () => {
    fc.assert(
      fc.property(reasonsFrom(fc.constant('Ωx')), (reason) => {
        const [inEnglish, inGerman] = [englishReason(reason), germanReason(reason)];
        for (const kept of ['Ωx', '\n']) {
          expect(inGerman.split(kept)).toHaveLength(inEnglish.split(kept).length);
        }
        const foreign = /\b(?:the|source|sources|and|or|no|none|words?|given|published|by|of|is|this)\b/i;
        expect(inGerman.replace('„which sources are there?“', '')).not.toMatch(foreign);
      }),
    );
  });
});
