import * as fc from 'fast-check';
import type { Action, EditingAction } from '../../src/discord/messages/custom-id.ts';

type FieldsOf<Kind extends Action['kind']> = Omit<Extract<Action, { kind: Kind }>, 'kind'>;

const number = fc.nat({ max: 2_000_000_000 });
const key = fc.stringMatching(/^[0-9a-f]{10}$/);
const none = fc.constant({});
const place = fc
  .tuple(number, fc.integer({ min: 1, max: 2_000 }), fc.stringMatching(/^[0-9a-f]{16}$/), fc.boolean())
  .map(([start, length, article, hasHighlight]) => ({
    article,
    start,
    end: start + length,
    highlight: hasHighlight ? { start, end: start + length } : null,
  }));
const STEPS: Record<EditingAction['step'], true> = {
  add: true,
  change: true,
  cancel: true,
  draftForm: true,
  pasteForm: true,
  editForm: true,
  remove: true,
  keep: true,
  undo: true,
  history: true,
};

const FIELDS: { readonly [Kind in Action['kind']]: fc.Arbitrary<FieldsOf<Kind>> } = {
  context: fc.record({ place }),
  contextPage: fc.record({ place, page: number }),
  more: fc.record({
    source: fc.option(key, { nil: null }),
    skip: number,
    shown: fc.array(fc.record({ article: fc.stringMatching(/^[0-9a-f]{8}$/), start: number, end: number }), {
      maxLength: 3,
    }),
  }),
  sources: none,
  sourcesPage: fc.record({ page: number }),
  openSource: none,
  askAbout: fc.record({ source: key }),
  askAboutForm: fc.record({ source: key }),
  vote: fc.record({ isHelpful: fc.boolean() }),
  delete: fc.record({ asker: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String) }),
  privacy: fc.record({ step: fc.constantFrom('show', 'ask', 'delete') }),
  cancelReindex: fc.record({ run: fc.integer({ min: 1, max: 2 ** 43 }) }),
  rollback: fc.record({ from: number, to: number }),
  keepGeneration: none,
  goldenKeep: fc.record({ expected: fc.option(key, { nil: null }) }),
  goldenCancel: none,
  goldenPage: fc.record({ page: number }),
  gapsPage: fc.record({ days: number, page: number }),
  gapsFile: fc.record({ days: number }),
  gapsRemove: fc.record({ days: number, page: number }),
  editing: fc.record({
    step: fc.constantFrom(...(Object.keys(STEPS) as EditingAction['step'][])),
    key: fc.stringMatching(/^[0-9a-f]{0,40}$/),
  }),
};

export const ACTION_KINDS = Object.keys(FIELDS) as Action['kind'][];

/** Whatever a button, menu or form may do, each kind as often as another. */
export const anyAction: fc.Arbitrary<Action> = fc.oneof(
  ...ACTION_KINDS.map((kind) =>
    (FIELDS[kind] as fc.Arbitrary<object>).map((fields) => Object.assign({ kind }, fields) as Action),
  ),
);
