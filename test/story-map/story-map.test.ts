import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alikeness } from '../../src/story-map/alikeness.ts';
import { mentionsIn, normaliseNumber, openingMentions } from '../../src/story-map/mentions.ts';
import { coreName, groupNames } from '../../src/story-map/names.ts';
import { mapStory } from '../../src/story-map/story-map.ts';

function articleOf(...sentences: string[]) {
  const raw = sentences.join(' ');
  let from = 0;
  const sentenceSpans = sentences.map((text) => {
    const start = raw.indexOf(text, from);
    from = start + text.length;
    return { start, end: from, paragraph: 0 };
  });
  return { raw, sentenceSpans };
}

function counted(...articles: ReturnType<typeof articleOf>[]): Record<string, number> {
  return Object.fromEntries(mapStory(articles).map(({ label, mentions }) => [label, mentions]));
}

function group(...names: string[]): Record<string, string> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries(groupNames(counts));
}

describe('mentionsIn', () => {
  it('finds names and numbers, each where it stands', () => {
    const text = 'Keeper Ines Duarte spent $240,000 on 28-point plans, 20 % of 3.5 million.';
    const found = mentionsIn(text);
    expect(found.map(({ text: words }) => words)).toEqual([
      'Keeper Ines Duarte',
      '$240,000',
      '28-point',
      '20 %',
      '3.5 million',
    ]);
    for (const { text: words, start, end } of found) expect(text.slice(start, end)).toBe(words);
  });

  it.each([
    ['at 9:30 a.m. in Selby', ['9:30 a.m.']],
    ['from 9am to 10.15 pm, open 24/7', ['9am', '10.15 pm', '24/7']],
    ['on 2025-11-27, or 27/11/2025: 3 am, 5 amps', ['2025-11-27', '27/11/2025', '3 am', '5']],
  ])('takes a time or date for one thing: %s', (text, numbers) => {
    const found = mentionsIn(text).filter(({ kind }) => kind === 'number');
    expect(found.map(({ text: words }) => words)).toEqual(numbers);
  });

  it.each([
    ['said the US-based Institute for the Study of War.', ['US-based Institute for the Study of War']],
    ['at the Ministry of Defence of Norway', ['Ministry of Defence', 'Norway']],
    ['in the Bank of the South and the University of Selby', ['Bank of the South', 'University of Selby']],
    ['with President of Norway Duarte', ['President', 'Norway Duarte']],
    ['with Duarte of Norway for the Selby Light', ['Duarte', 'Norway', 'Selby Light']],
    ['left the Bank for the Selby Light', ['Bank', 'Selby Light']],
    ['an Office for Lamps for Selby', ['Office for Lamps', 'Selby']],
  ])('joins the name of a body, and no other: %s', (text, names) => {
    expect(mentionsIn(text).map(({ text: words }) => words)).toEqual(names);
  });

  it('keeps its places in any text', () => {
    const unit = fc.oneof(
      fc.constantFrom('A', 'a', ' ', '’', '🗼'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const [opening] = openingMentions(text);
        expect(mentionsIn(text)).not.toContainEqual(opening);
        let last = 0;
        for (const { text: words, start, end } of mentionsIn(text)) {
          expect(text.slice(start, end)).toBe(words);
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
      }),
    );
  });

  it.each([
    ['20 %', '20%'],
    ['20 percent', '20%'],
    ['20 per cent', '20%'],
    ['$ 5', '$5'],
    ['3 Million', '3 million'],
    ['9:30am', '9:30 a.m.'],
    ['9:30 P.M.', '9:30 p.m.'],
  ])('takes %s for %s', (written, same) => expect(normaliseNumber(written)).toBe(same));
});

describe('openingMentions', () => {
  it.each([
    ['Duarte left.', ['Duarte']],
    ['“Selby’s light burns.”', ['Selby’s']],
    ['Ines Duarte left.', []],
    ['then Duarte left.', []],
    ['🗼Duarte left.', []],
    ['', []],
  ])('%s: %j', (sentence, expected) => {
    const found = openingMentions(sentence);
    expect(found.map(({ text }) => text)).toEqual(expected);
    for (const { text, start, end } of found) expect(sentence.slice(start, end)).toBe(text);
  });
});

describe('coreName', () => {
  it.each([
    ['French President Emmanuel Macron', 'Emmanuel Macron'],
    ['Special Envoy Steve Witkoff', 'Steve Witkoff'],
    ['Prime Minister', ''],
    ['The Kyiv Independent', 'Kyiv Independent'],
    ['Ukraine’s', 'Ukraine'],
    ['U.S', 'US'],
    ['U.S.and', 'US'],
    ['US', 'US'],
    ['It', ''],
    ['Under Ukraine’s', 'Ukraine'],
    ['Thursday', ''],
    ['On Monday Ines Duarte', 'Ines Duarte'],
    ['US-based Institute for the Study of War', 'Institute for the Study of War'],
    ['US-based', 'US-based'],
    ['US Department of State', 'US Department of State'],
  ])('%s: %s', (written, core) => expect(coreName(written)).toBe(core));
});

describe('groupNames', () => {
  it('joins a surname with the only one who bears it', () => {
    expect(group('Steve Witkoff', 'Witkoff', 'Trumps', 'Donald Trump')).toEqual({
      'Steve Witkoff': 'Steve Witkoff',
      Witkoff: 'Steve Witkoff',
      Trumps: 'Donald Trump',
      'Donald Trump': 'Donald Trump',
    });
    expect(group('Donald Trump', 'Melania Trump', 'Trump')['Trump']).toBe('Trump');
  });

  it('joins abbreviations, adjectives and spellings', () => {
    const joined = group('US', 'US', 'United States', 'Ukraine', 'Ukrainian', 'Russia', 'Russian');
    expect(joined['United States']).toBe('US');
    expect(joined['Ukrainian']).toBe('Ukraine');
    expect(joined['Russian']).toBe('Russia');
    expect(group('Luhansk', 'Luhansk', 'Lugansk')['Lugansk']).toBe('Luhansk');
    expect(group('Georgia', 'Germany', 'Iran', 'Iraq', 'Austria', 'Australia')).toEqual({
      Georgia: 'Georgia',
      Germany: 'Germany',
      Iran: 'Iran',
      Iraq: 'Iraq',
      Austria: 'Austria',
      Australia: 'Australia',
    });
  });

  it('calls no body by the last word of its name', () => {
    expect(group('Bank of Norway', 'Norway', 'Ministry of War', 'War')).toEqual({
      'Bank of Norway': 'Bank of Norway',
      Norway: 'Norway',
      'Ministry of War': 'Ministry of War',
      War: 'War',
    });
    const written = group('ISW', 'Institute for the Study of War');
    expect(written['Institute for the Study of War']).toBe('ISW');
  });

  it('ends, and gives every name one of them, whatever they are', () => {
    const name = fc.stringMatching(/^[A-C][a-c]{2,6}(?: [A-C][a-c]{2,4})?s?$/);
    fc.assert(
      fc.property(fc.array(name, { maxLength: 30 }), (names) => {
        const grouped = groupNames(new Map(names.map((one, index) => [one, index])));
        expect([...grouped.keys()]).toEqual([...new Set(names)]);
        for (const label of grouped.values()) expect(grouped.get(label)).toBe(label);
      }),
    );
  });
});

describe('mapStory', () => {
  it('counts sentences by source, those that most sources have first', () => {
    const things = mapStory([
      articleOf('We met Ines Duarte.', 'Then Duarte saw Selby.', 'It cost 20% more.'),
      articleOf('She said Duarte left.', 'It fell by 20 percent.'),
    ]);
    expect(things.map(({ label, sources, mentions }) => [label, sources, mentions])).toEqual([
      ['Ines Duarte', 2, 3],
      ['20%', 2, 2],
      ['Selby', 1, 1],
    ]);
    expect(things[0]?.variants).toEqual(['Duarte']);
    expect(things[0]?.sentences.map((own) => own.length)).toEqual([2, 1]);
    expect(things[0]?.sentences[0]?.[1]).toEqual({ start: 20, end: 42, mentions: [{ start: 25, end: 31 }] });
  });
});

describe('mapStory, of names that open sentences', () => {
  it('counts those that are written elsewhere too, with a possessive or in quotation marks', () => {
    const things = mapStory([
      articleOf('We met Ines Duarte.', 'Duarte saw Selby.', 'Duarte’s lamp burned.'),
      articleOf('“Selby and its harbour”, it said.', 'Selby burned.'),
    ]);
    expect(things.map(({ label, mentions }) => [label, mentions])).toEqual([
      ['Selby', 3],
      ['Ines Duarte', 3],
    ]);
    expect(things[1]?.sentences[0]?.map(({ mentions }) => mentions)).toEqual([
      [{ start: 7, end: 18 }],
      [{ start: 20, end: 26 }],
      [{ start: 38, end: 46 }],
    ]);
  });

  it('leaves out other words, and what is written small as well', () => {
    expect(counted(articleOf('Lamps burned in Selby.', 'Officials left.'))).toEqual({ Selby: 1 });
    const house = 'House prices fell.';
    expect(counted(articleOf('In the White House.', house))).toEqual({ 'White House': 2 });
    expect(counted(articleOf('In the White House.', house, 'Every house burned.'))).toEqual({
      'White House': 1,
    });
  });

  it('keeps the mentions of a sentence in order', () => {
    const things = mapStory([articleOf('We saw Selby.', 'Selby is not Selby.')]);
    expect(things[0]?.sentences[0]?.[1]?.mentions).toEqual([
      { start: 14, end: 19 },
      { start: 27, end: 32 },
    ]);
  });
});

describe('alikeness', () => {
  it('is 1 with itself and with a copy, 0 without a word in common, and the same both ways', () => {
    const a = articleOf('The lighthouse at Selby reopened.');
    const shares = alikeness([
      a,
      a,
      articleOf('Quite another harbour story.'),
      articleOf('The lighthouse burned.'),
    ]);
    expect(shares[0]).toEqual([1, expect.closeTo(1), 0, expect.any(Number)]);
    expect(shares[0]![3]).toBeGreaterThan(0);
    expect(shares[3]![0]).toBeCloseTo(shares[0]![3]!);
    expect(alikeness([articleOf(), articleOf()])[0]).toEqual([1, 0]);
  });
});
