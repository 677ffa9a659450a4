import { isIP } from 'node:net';
import type { AddressPolicy } from './address-policy.ts';
import { UrlRefusedError } from './errors.ts';
import { parseUrl } from '../parse-url.ts';

const MAX_CHARS = 2_048;
const USUAL_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** Whether a text is meant as an address of the web, rather than as the name of a file. */
export function isWebAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//iu.test(text.trim());
}

/**
 * Reads an address and holds all of it against the policy that can be told without asking anybody: its
 * protocol, port, spelling, and the host where that is an IP address.
 *
 * @throws UrlRefusedError
 */
export function checkUrl(text: string, policy: AddressPolicy): URL {
  const spelled = text.trim();
  const url = spelled.length > MAX_CHARS ? null : parseUrl(spelled);
  if (url === null) throw new UrlRefusedError('spelling');
  if (!policy.protocols.some((protocol) => protocol === url.protocol)) throw new UrlRefusedError('protocol');
  if (url.username !== '' || url.password !== '' || hasUserInfo(spelled)) {
    throw new UrlRefusedError('credentials');
  }
  const port = url.port === '' ? USUAL_PORTS[url.protocol] : Number(url.port);
  if (port === undefined || !policy.ports.includes(port)) throw new UrlRefusedError('port');
  checkHost(url, spelled, policy);
  url.hash = '';
  return url;
}

/** The IP address that a URL's host is, or null for a name. */
export function literalAddress({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? null : bare;
}

function checkHost(url: URL, spelled: string, policy: AddressPolicy): void {
  const { hostname } = url;
  if (hostname === '' || hostname.endsWith('.')) throw new UrlRefusedError('spelling');
  if (policy.hosts !== null && !policy.hosts.includes(hostname)) throw new UrlRefusedError('host');
  const literal = literalAddress(url);
  if (literal === null) return;
  if (!policy.isAddressAllowed(literal)) throw new UrlRefusedError('address');
  // Decimal, octal, hexadecimal and short forms are read as the address they mean; nobody honest needs them.
  const isPlain = spelled.toLowerCase().startsWith(`${url.protocol}//${hostname}`);
  if (!isPlain) throw new UrlRefusedError('spelling');
}

/** An empty user name or password leaves no trace in the parsed address. */
function hasUserInfo(spelled: string): boolean {
  const authority = /^[^:/?#]+:[/\\]*([^/\\?#]*)/u.exec(spelled)?.[1] ?? '';
  return authority.includes('@');
}
