import type { APIUser } from 'discord.js';
import type { World } from './world.ts';

interface Allowed {
  readonly parse?: readonly string[] | null;
  readonly users?: readonly string[] | null;
  readonly roles?: readonly string[] | null;
  readonly replied_user?: boolean | null;
}

/** Ids of the users and roles a text names, and "everyone". */
export function textMentions(world: World, content: string): string[] {
  const ids = [...content.matchAll(/<@[!&]?(\d+)>/g)].map(([, id]) => id ?? '');
  const isKnown = (id: string): boolean =>
    world.users.has(id) ||
    [...world.guilds.values()].some(({ roles }) => roles.some((role) => role.id === id));
  return [...new Set([...ids.filter(isKnown), ...(/@(everyone|here)/.test(content) ? ['everyone'] : [])])];
}

/** Whom a message notifies, given its allowed_mentions (absent: everybody it names). */
export function pinged(
  world: World,
  content: string,
  allowed: unknown,
  repliedTo: APIUser | undefined,
): string[] {
  const rules = allowed as Allowed | undefined | null;
  const named = textMentions(world, content);
  const isAllowed = (id: string): boolean => {
    if (!rules) {
      return true;
    }
    const [kind, listed] =
      id === 'everyone'
        ? ['everyone', []]
        : world.users.has(id)
          ? ['users', rules.users ?? []]
          : ['roles', rules.roles ?? []];
    return (rules.parse ?? []).includes(kind) || listed.includes(id);
  };
  const isReplyPing = rules ? rules.replied_user === true : true;
  return [
    ...new Set([
      ...named.filter(isAllowed),
      ...(repliedTo !== undefined && isReplyPing ? [repliedTo.id] : []),
    ]),
  ];
}
