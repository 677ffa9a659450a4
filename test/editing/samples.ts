import * as fc from 'fast-check';
import type { Overlay } from '../../src/articles/overlay.ts';

const line = fc.string({ unit: 'grapheme', maxLength: 60 });
const details = fc.record(
  { title: fc.option(line), outlet: fc.option(line), byline: fc.option(line), url: line, publishedAt: line },
  { requiredKeys: [], noNullPrototype: true },
);
const stateFields = { details, isRemoved: fc.boolean() };
const state = fc.record(stateFields);
const date = fc
  .date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString());

/** Any overlay that could be written. */
export const anyOverlay: fc.Arbitrary<Overlay> = fc.record({
  id: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
  ...stateFields,
  changes: fc.array(
    fc.record(
      {
        key: fc.stringMatching(/^[0-9a-f]{16}$/),
        did: fc.constantFrom('added', 'edited', 'removed', 'undone'),
        at: date,
        by: fc.record({ name: line, discord: fc.stringMatching(/^\d{17,20}$/) }, { requiredKeys: ['name'] }),
        title: line,
        before: state,
        from: fc.option(line),
        file: line,
        undoes: fc.stringMatching(/^[0-9a-f]{16}$/),
      },
      { requiredKeys: ['key', 'did', 'at', 'by', 'title', 'before'] },
    ),
    { maxLength: 5 },
  ),
});
