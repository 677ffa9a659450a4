import { describe, expect, it } from 'vitest';
import { english } from '../../src/strings/english.ts';
import { german } from '../../src/strings/german.ts';

describe('what is counted', () => {
  it('is singular where there is one', () => {
    expect(english.statusSourcesValue(1, 1)).toBe('1 source, 1 passage');
    expect(english.statusSourcesValue(5, 0)).toBe('5 sources, 0 passages');
    expect(german.statusSourcesValue(1, 1)).toBe('1 Quelle, 1 Abschnitt');
    expect(german.statusSourcesValue(5, 22)).toBe('5 Quellen, 22 Abschnitte');
    expect([1, 2].map(english.web.sentences)).toEqual(['1 sentence', '2 sentences']);
    expect([1, 2].map(german.web.sentences)).toEqual(['1 Satz', '2 Sätze']);
    expect([1, 2].map(english.gaps.none)).toEqual([
      'No unanswered questions are kept from the last day.',
      'No unanswered questions are kept from the last 2 days.',
    ]);
    expect([1, 2].map(german.gaps.none)).toEqual([
      'Vom letzten Tag sind keine unbeantworteten Fragen aufgehoben.',
      'Aus den letzten 2 Tagen sind keine unbeantworteten Fragen aufgehoben.',
    ]);
  });
});
