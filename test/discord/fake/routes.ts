/** Segments that stand for themselves; every other segment of a path is an id, a token or an emoji. */
const WORDS = new Set([
  '@me',
  '@original',
  'active',
  'applications',
  'archived',
  'bot',
  'callback',
  'channels',
  'commands',
  'gateway',
  'guilds',
  'interactions',
  'members',
  'messages',
  'oauth2',
  'permissions',
  'pins',
  'private',
  'public',
  'reactions',
  'roles',
  'thread-members',
  'threads',
  'typing',
  'users',
  'webhooks',
]);

/** The path alone: without origin, /api/v10 and query. */
export function barePath(path: string): string {
  return path
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/^\/api(\/v\d+)?/, '')
    .replace(/\?.*$/, '');
}

/** `/channels/123/messages` (or `/channels/:channel/messages`) as `/channels/{id}/messages`. */
export function routeOf(path: string): string {
  return barePath(path)
    .split('/')
    .map((segment) => (segment === '' || WORDS.has(segment) ? segment : '{id}'))
    .join('/');
}
