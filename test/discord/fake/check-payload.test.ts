import { describe, expect, it } from 'vitest';
import { checkPayload } from './check-payload.ts';

const CREATE = '/channels/{id}/messages';
const CALLBACK = '/interactions/1/token/callback';
const COMMANDS = '/applications/1/commands';

const button = (customId: string, extra = {}) => ({
  type: 2,
  style: 1,
  label: 'Go',
  custom_id: customId,
  ...extra,
});
const row = (...components: unknown[]) => ({ type: 1, components });
const rows = (count: number) => Array.from({ length: count }, (_, index) => row(button(`b${index}`)));
const select = (values: string[], extra = {}) => ({
  type: 3,
  custom_id: 's',
  options: values.map((value) => ({ label: 'x', value })),
  ...extra,
});
const option = (name: string, extra = {}) => ({ type: 3, name, description: 'd', ...extra });
const ask = (...options: unknown[]) => ({ name: 'ask', description: 'Ask', options });
const texts = (count: number, length: number) =>
  Array.from({ length: count }, () => ({ description: 'x'.repeat(length) }));

const choices = (count: number, length = 1) =>
  Array.from({ length: count }, (_, at) => ({ name: 'x'.repeat(length), value: `${at}` }));
const input = (extra = {}) => row({ type: 4, custom_id: 'i', style: 1, label: 'x', ...extra });
const modal = (components: unknown[], title = 'M') => ({
  type: 9,
  data: { custom_id: 'm', title, components },
});

describe('messages that Discord takes', () => {
  const fine: [string, unknown][] = [
    ['content of 2,000', { content: 'x'.repeat(2_000) }],
    ['embeds of 6,000', { embeds: texts(2, 3_000) }],
    ['five rows', { content: 'x', components: rows(5) }],
    [
      'a link',
      { content: 'x', components: [row({ type: 2, style: 5, label: 'x', url: 'https://e.org/#:~:text=a' })] },
    ],
    ['a select menu', { content: 'x', components: [row(select(['a', 'b']))] }],
    [
      'a reply that pings nobody',
      { content: 'x', allowed_mentions: { parse: [] }, message_reference: { message_id: '1' } },
    ],
    ['text in components', { flags: 32_768, components: [{ type: 10, content: 'x' }] }],
  ];
  it.each(fine)('%s', (_, body) => {
    expect(checkPayload('POST', CREATE, body)).toEqual([]);
  });

  it('files without content', () => {
    expect(checkPayload('POST', CREATE, { attachments: [{ id: '0' }] }, { files: 1 })).toEqual([]);
    expect(checkPayload('POST', CALLBACK, { type: 4, data: {} }, { files: 1 })).toEqual([]);
  });

  it('an edit that clears one part', () => {
    expect(checkPayload('PATCH', '/channels/1/messages/2', { content: '' })).toEqual([]);
  });
});

describe('messages that Discord refuses', () => {
  const bad: [string, unknown, RegExp][] = [
    ['content of 2,001', { content: 'x'.repeat(2_001) }, /content: must be 2000/],
    ['nothing', {}, /empty message/],
    ['white space', { content: ' \n' }, /empty message/],
    ['eleven embeds', { embeds: texts(11, 1) }, /^embeds: /],
    ['embeds of 6,001', { embeds: [...texts(1, 3_000), ...texts(1, 3_001)] }, /exceed 6000/],
    ['a description of 4,097', { embeds: texts(1, 4_097) }, /embeds\.0\.description/],
    ['an embed that shows nothing', { embeds: [{ color: 1 }] }, /embeds\.0\.description/],
    [
      'a field without value',
      { embeds: [{ fields: [{ name: 'x', value: '' }] }] },
      /embeds\.0\.fields\.0\.value/,
    ],
    ['an address that is none', { embeds: [{ title: 'x', url: 'javascript:alert(1)' }] }, /embeds\.0\.url/],
    ['six rows', { content: 'x', components: rows(6) }, /5 or fewer/],
    ['an empty row', { content: 'x', components: [row()] }, /components\.0\.components/],
    [
      'six buttons in a row',
      { content: 'x', components: [row(...'abcdef'.split('').map((id) => button(id)))] },
      /components\.0\.components/,
    ],
    ['the same custom_id twice', { content: 'x', components: [row(button('a'), button('a'))] }, /duplicated/],
    ['a custom_id of 101', { content: 'x', components: [row(button('x'.repeat(101)))] }, /custom_id/],
    ['a label of 81', { content: 'x', components: [row(button('a', { label: 'x'.repeat(81) }))] }, /label/],
    ['a button without label', { content: 'x', components: [row(button('a', { label: '' }))] }, /label/],
    [
      'a button without custom_id',
      { content: 'x', components: [row({ type: 2, style: 1, label: 'x' })] },
      /custom_id/,
    ],
    [
      'a link with a custom_id',
      { content: 'x', components: [row(button('a', { style: 5, url: 'https://e.org' }))] },
      /link button/,
    ],
    ['an unknown component', { content: 'x', components: [row({ type: 77 })] }, /components\.0/],
    [
      'a select menu beside a button',
      { content: 'x', components: [row(button('a'), select(['a']))] },
      /fills its row/,
    ],
    [
      '26 options',
      { content: 'x', components: [row(select(Array.from({ length: 26 }, (_, at) => `${at}`)))] },
      /options/,
    ],
    ['the same option twice', { content: 'x', components: [row(select(['a', 'a']))] }, /already used/],
    [
      'more choices than options',
      { content: 'x', components: [row(select(['a'], { max_values: 2 }))] },
      /cannot be chosen/,
    ],
    ['an ephemeral channel message', { content: 'x', flags: 64 }, /flags: 64/],
    [
      'content beside Components V2',
      { content: 'x', flags: 32_768, components: [{ type: 10, content: 'x' }] },
      /Components V2/,
    ],
    ['text without the flag for it', { content: 'x', components: [{ type: 10, content: 'x' }] }, /only rows/],
    [
      'contradicting allowed mentions',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      /mutually exclusive/,
    ],
    ['a nonce of 26', { content: 'x', nonce: 'x'.repeat(26) }, /nonce/],
    ['half a surrogate pair', { content: 'x\ud800' }, /surrogate/],
    ['content that is no text', { content: 7 }, /content/],
  ];
  it.each(bad)('%s', (_, body, problem) => {
    expect(checkPayload('POST', CREATE, body)).toEqual(
      expect.arrayContaining([expect.stringMatching(problem)]),
    );
  });

  it('an edit that clears everything', () => {
    const body = { content: '', embeds: [], components: [], attachments: [], sticker_ids: [] };
    expect(checkPayload('PATCH', '/channels/1/messages/2', body)).toEqual([expect.stringMatching(/empty/)]);
  });
});

describe('responses to interactions', () => {
  const fine: [string, unknown][] = [
    ['an ephemeral message', { type: 4, data: { content: 'x', flags: 64 } }],
    ['a deferral', { type: 5, data: { flags: 64 } }],
    ['a deferral without data', { type: 5 }],
    ['25 choices', { type: 8, data: { choices: choices(25, 100) } }],
    ['a modal', modal([input()])],
  ];
  it.each(fine)('%s', (_, body) => {
    expect(checkPayload('POST', CALLBACK, body)).toEqual([]);
  });

  const bad: [string, unknown, RegExp][] = [
    ['no message', { type: 4, data: {} }, /empty message/],
    ['26 choices', { type: 8, data: { choices: choices(26) } }, /choices/],
    ['a choice of 101', { type: 8, data: { choices: choices(1, 101) } }, /choices\.0\.name/],
    ['a title of 46', modal([input()], 'x'.repeat(46)), /title/],
    ['a modal without inputs', modal([]), /components/],
    [
      'six rows of inputs',
      modal(Array.from({ length: 6 }, (_, at) => input({ custom_id: `${at}` }))),
      /between 1 and 5/,
    ],
    ['the same input twice', modal([input(), input()]), /duplicated/],
    ['a value of 11 where 10 fit', modal([input({ max_length: 10, value: 'x'.repeat(11) })]), /value/],
    ['an unknown type', { type: 44 }, /type/],
  ];
  it.each(bad)('%s', (_, body, problem) => {
    expect(checkPayload('POST', CALLBACK, body)).toEqual(
      expect.arrayContaining([expect.stringMatching(problem)]),
    );
  });
});

describe('commands', () => {
  it('takes slash commands, sub-commands and context menus', () => {
    const commands = [
      {
        ...ask(option('question', { required: true }), option('source', { autocomplete: true })),
        default_member_permissions: '32',
      },
      {
        name: 'source',
        description: 'S',
        options: [{ type: 1, name: 'show', description: 'd', options: [option('n')] }],
      },
      {
        name: 'Check against the sources',
        type: 3,
        name_localizations: { de: 'Mit den Quellen abgleichen' },
      },
    ];
    expect(checkPayload('PUT', COMMANDS, commands)).toEqual([]);
  });

  const bad: [string, unknown[], RegExp][] = [
    ['a capital letter', [{ name: 'Ask', description: 'd' }], /name is invalid/],
    ['a space', [{ name: 'ask me', description: 'd' }], /name is invalid/],
    [
      'a translated name with a space',
      [{ ...ask(), name_localizations: { de: 'frag mich' } }],
      /name_localizations\.de/,
    ],
    ['an unknown locale', [{ ...ask(), name_localizations: { xx: 'frag' } }], /unknown locale xx/],
    ['no description', [{ name: 'ask' }], /description/],
    ['a description of 101', [{ name: 'ask', description: 'x'.repeat(101) }], /description/],
    [
      'an optional option before a required one',
      [ask(option('a'), option('b', { required: true }))],
      /required/,
    ],
    ['the same option twice', [ask(option('a'), option('a'))], /unique/],
    ['26 options', [ask(...Array.from({ length: 26 }, (_, at) => option(`o${at}`)))], /options/],
    [
      'choices and autocomplete',
      [ask(option('a', { autocomplete: true, choices: [{ name: 'x', value: 'x' }] }))],
      /not together/,
    ],
    ['two commands of one name', [ask(), ask()], /must be unique/],
    [
      '101 commands',
      Array.from({ length: 101 }, (_, at) => ({ name: `c${at}`, description: 'd' })),
      /maximum number/,
    ],
    ['a description on a context menu', [{ name: 'Check', type: 3, description: 'd' }], /context menu/],
    [
      'more than 8,000 characters',
      [
        ask(
          ...Array.from({ length: 25 }, (_, at) =>
            option(`o${at}`, {
              choices: Array.from({ length: 4 }, (__, on) => ({ name: 'x'.repeat(90), value: `${on}` })),
            }),
          ),
        ),
      ],
      /exceed 8000/,
    ],
  ];
  it.each(bad)('%s', (_, body, problem) => {
    expect(checkPayload('PUT', COMMANDS, body)).toEqual(
      expect.arrayContaining([expect.stringMatching(problem)]),
    );
  });
});

it('knows routes by their shape, with or without origin, version and query', () => {
  for (const route of [
    CREATE,
    '/channels/12/messages',
    'http://127.0.0.1:1/api/v10/channels/12/messages?x=1',
  ]) {
    expect(checkPayload('POST', route, {})).toEqual(['content: cannot send an empty message']);
  }
  expect(
    checkPayload('PATCH', '/webhooks/1/token/messages/@original', { content: 'x'.repeat(2_001) }),
  ).not.toEqual([]);
  expect(checkPayload('POST', '/channels/12/typing', undefined)).toEqual([]);
  expect(checkPayload('POST', CREATE, undefined)).toEqual(['a body is needed']);
});
