import { componentProblems } from './component-limits.ts';
import { type Fields, fields, list } from './json.ts';

/** Where a message's body goes: rules on emptiness and flags differ. */
export type Place = 'channel' | 'interaction' | 'defer' | 'edit';

export const FLAGS = { suppressEmbeds: 4, ephemeral: 64, loading: 128, componentsV2: 32_768 } as const;

/**
 * Flags a bot may set, by place. Silent is 4096, voice 8192. Edits are not listed: there Discord
 * takes the flags a message has and ignores what cannot be changed.
 */
const SETTABLE: Readonly<Record<Exclude<Place, 'edit'>, number>> = {
  channel: FLAGS.suppressEmbeds | 4_096 | 8_192 | FLAGS.componentsV2,
  interaction: FLAGS.suppressEmbeds | FLAGS.ephemeral | 4_096 | 8_192 | FLAGS.componentsV2,
  defer: FLAGS.suppressEmbeds | FLAGS.ephemeral | 4_096 | FLAGS.componentsV2,
};

const MAX_CONTENT = 2_000;
const MAX_EMBEDS_TOTAL = 6_000;
const MAX_FILES = 10;

/**
 * Limits of a message that the API description does not state. Lengths are UTF-16 units: never
 * fewer than the characters Discord counts.
 */
export function messageProblems(body: Fields, place: Place): string[] {
  const problems: string[] = [];
  const flags = Number(body['flags'] ?? 0);
  const content = body['content'];
  const embeds = list(body['embeds']);
  const components = list(body['components']);
  const isV2 = (flags & FLAGS.componentsV2) !== 0;
  if (typeof content === 'string' && content.length > MAX_CONTENT) {
    problems.push(`content: must be ${MAX_CONTENT} or fewer in length, is ${content.length}`);
  }
  const strange = place === 'edit' ? 0 : flags & ~SETTABLE[place];
  if (strange !== 0) {
    problems.push(`flags: ${strange} may not be set here`);
  }
  if (isV2 && (hasText(content) || embeds.length > 0)) {
    problems.push('flags: content and embeds cannot go with Components V2');
  }
  if (Number(body['fileCount'] ?? 0) > MAX_FILES) {
    problems.push(`attachments: at most ${MAX_FILES} files`);
  }
  if (isEmpty(body, place)) {
    problems.push('content: cannot send an empty message');
  }
  problems.push(...embedsProblems(embeds), ...componentProblems(components, isV2), ...mentionProblems(body));
  return problems;
}

/** True where nothing would be left to see: of an edit, only if it clears all that can be seen. */
export function isEmpty(body: Fields, place: Place): boolean {
  if (place === 'defer') {
    return false;
  }
  const parts = ['content', 'embeds', 'components', 'attachments', 'sticker_ids'];
  if (place === 'edit' && parts.some((part) => body[part] === undefined)) {
    return false;
  }
  return (
    !hasText(body['content']) &&
    Number(body['fileCount'] ?? 0) === 0 &&
    body['poll'] === undefined &&
    fields(body['message_reference'])['type'] !== 1 &&
    parts.slice(1).every((part) => list(body[part]).length === 0)
  );
}

function embedsProblems(embeds: readonly Fields[]): string[] {
  const problems: string[] = [];
  let total = 0;
  for (const [index, embed] of embeds.entries()) {
    const rows = list(embed['fields']);
    const texts = [
      embed['title'],
      embed['description'],
      fields(embed['footer'])['text'],
      fields(embed['author'])['name'],
      ...rows.flatMap(({ name, value }) => [name, value]),
    ];
    total += texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
    for (const [at, row] of rows.entries()) {
      for (const part of ['name', 'value']) {
        if (!hasText(row[part])) {
          problems.push(`embeds.${index}.fields.${at}.${part}: this field is required`);
        }
      }
    }
    if (!texts.some(hasText) && !('image' in embed) && !('thumbnail' in embed)) {
      problems.push(`embeds.${index}.description: this field is required (the embed shows nothing)`);
    }
    for (const [path, url] of addresses(embed)) {
      if (typeof url === 'string' && !/^(https?|attachment):\/\//i.test(url)) {
        problems.push(`embeds.${index}.${path}: scheme must be http or https`);
      }
    }
  }
  if (total > MAX_EMBEDS_TOTAL) {
    problems.push(`embeds: ${total} characters over all embeds exceed ${MAX_EMBEDS_TOTAL}`);
  }
  return problems;
}

function addresses(embed: Fields): [string, unknown][] {
  return [
    ['url', embed['url']],
    ['image.url', fields(embed['image'])['url']],
    ['thumbnail.url', fields(embed['thumbnail'])['url']],
    ['author.url', fields(embed['author'])['url']],
  ];
}

function mentionProblems(body: Fields): string[] {
  const allowed = fields(body['allowed_mentions']);
  const parse = Array.isArray(allowed['parse']) ? (allowed['parse'] as unknown[]) : [];
  return ['users', 'roles']
    .filter((kind) => parse.includes(kind) && list(allowed[kind]).length > 0)
    .map((kind) => `allowed_mentions.${kind}: parse:["${kind}"] and ${kind}: [ids] are mutually exclusive`);
}

function hasText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
