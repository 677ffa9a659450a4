/** How a database is called in messages and logs: never with its user or password. */
export function databaseName(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname === '' ? (searchParams.get('host') ?? 'this machine') : hostname;
  return `database ${pathname.slice(1) || 'of this user'} on ${decodeURIComponent(host)}${port === '' ? '' : `:${port}`}`;
}
