import { parseUrl } from '../../parse-url.ts';
const FORM = 'must be an address postgres://user:password@host/database';
const ENCODING = 'with # ? / @ and % of user and password written as %23 %3F %2F %40 and %25';
const SSL_MODES: ReadonlySet<string> = new Set([
  'disable',
  'prefer',
  'require',
  'verify-ca',
  'verify-full',
  'no-verify',
]);
const SSL_MODE = 'has an sslmode that is not known: use verify-full, no-verify or disable';
/** As the driver takes it: a user without a host, which follows as a setting. */
const NO_HOST = '@/';
const DUMMY_HOST = '@host-follows/';

interface Address {
  readonly url: URL;
  /** As in the address, or as its settings say; empty: neither says. */
  readonly host: string;
  readonly port: string;
}

/** @throws TypeError when it is no address */
function parse(text: string): Address {
  const whole = parseUrl(text);
  const isHostMissing = whole === null;
  const url = whole ?? new URL(text.replace(NO_HOST, DUMMY_HOST));
  const { searchParams } = url;
  const host = searchParams.get('host') ?? (isHostMissing ? '' : decodeURIComponent(url.hostname));
  return { url, host, port: searchParams.get('port') ?? url.port };
}

/**
 * Why an address cannot be used; null when it can. What follows a sign that would have to be encoded is taken
 * for the host or for settings, and would be printed: of such an address nothing is.
 */
export function addressProblem(text: string): string | null {
  if (!/^postgres(?:ql)?:\/\//iu.test(text)) return FORM;
  try {
    const { url } = parse(text);
    const { username, password, pathname, search, hash } = url;
    const isSplit = hash !== '' || `${pathname}${search}`.includes('@');
    const settings = search === '' ? [] : search.slice(1).split('&');
    if (isSplit || !settings.every((setting) => /^\w+=/u.test(setting))) return `${FORM}, ${ENCODING}`;
    for (const part of [username, password, pathname]) decodeURIComponent(part);
    const mode = url.searchParams.get('sslmode');
    // The driver takes a mode that it does not know for the strictest one, or for none.
    return mode === null || SSL_MODES.has(mode) ? null : SSL_MODE;
  } catch {
    return `${FORM}, ${ENCODING}`;
  }
}

/** How a database is called in messages and logs: never with its user or password. */
export function databaseName(text: string): string {
  const { url, host, port } = parse(text);
  const name = decodeURIComponent(url.pathname.slice(1)) || 'of this user';
  return `database ${name} on ${host || 'this machine'}${port === '' ? '' : `:${port}`}`;
}

/**
 * The address as the driver gets it. It takes these modes for `verify-full` and writes eight lines about that;
 * a later version would check less.
 */
export function driverAddress(text: string): string {
  if (text.includes('uselibpqcompat=')) return text;
  return text.replace(/([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/u, '$1verify-full');
}
