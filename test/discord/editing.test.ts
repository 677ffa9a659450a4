import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DETAIL_CHARS } from '../../src/editing/details.ts';
import { historyOf } from '../../src/editing/history.ts';
import type { Preview } from '../../src/editing/preview.ts';
import { detailsForm, digestsOf } from '../../src/discord/editing/details-form.ts';
import { historyMessage } from '../../src/discord/editing/history-message.ts';
import { previewMessage } from '../../src/discord/editing/preview-message.ts';
import { english } from '../../src/strings/english.ts';
import { german } from '../../src/strings/german.ts';
import { anyOverlay } from '../editing/samples.ts';
import { checkPayload } from './fake/check-payload.ts';
import { hostileText } from './hostile.ts';
import { problemsOf } from './within-limits.ts';

const strings = fc.constantFrom(english, german);
const anyText = fc.oneof(
  hostileText(),
  fc.constantFrom('*', '字', '😀').map((unit) => unit.repeat(3_000)),
);
const some = anyText.filter((text) => /[\p{L}\p{N}]/u.test(text));
const optional = fc.option(anyText);
const details = {
  title: some,
  outlet: optional,
  byline: optional,
  url: fc.option(fc.oneof(fc.webUrl(), anyText)),
  publishedAt: optional,
};
const preview: fc.Arbitrary<Preview> = fc.record({
  ...details,
  words: fc.nat(),
  sentences: fc.nat(),
  passages: fc.nat(),
  firstSentence: some,
  lastSentence: some,
  furniture: fc.array(
    fc.record({ reason: fc.constantFrom('byline', 'share bar'), count: fc.nat(), example: some }),
  ),
  alike: fc.array(
    fc.record({ source: some, title: some, share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  ),
});

describe('what moderators see stays within Discord’s limits, whatever articles and people hold', () => {
  it('previews', () => {
    fc.assert(
      fc.property(preview, some, strings, (shown, name, words) => {
        expect(problemsOf(previewMessage(shown, { name, token: '0123456789abcdef' }, words))).toEqual([]);
      }),
    );
  });

  it('histories, on every page', () => {
    fc.assert(
      fc.property(
        fc.array(anyOverlay, { maxLength: 8 }),
        fc.nat({ max: 9 }),
        strings,
        (overlays, page, words) => {
          const entries = historyOf(overlays, '2030-01-01T00:00:00.000Z');
          expect(problemsOf(historyMessage(entries, page, words))).toEqual([]);
        },
      ),
    );
  });

  it('forms', () => {
    fc.assert(
      fc.property(fc.record(details), strings, (given, words) => {
        const key = `0123456789${digestsOf(given)}`;
        const data = detailsForm({ kind: 'editing', step: 'editForm', key }, given, words);
        expect(data.custom_id.length).toBeLessThanOrEqual(100);
        expect(checkPayload('POST', '/interactions/1/token/callback', { type: 9, data })).toEqual([]);
      }),
    );
  });

  it('forms take every detail that may be kept', () => {
    const given = {
      title: 'a'.repeat(MAX_DETAIL_CHARS.title),
      outlet: null,
      byline: null,
      url: null,
      publishedAt: null,
    };
    const form = JSON.stringify(detailsForm({ kind: 'editing', step: 'editForm', key: '' }, given, english));
    expect(form).toContain(`"max_length":${MAX_DETAIL_CHARS.title}`);
  });
});
