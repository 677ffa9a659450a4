import ipaddr from 'ipaddr.js';

/** Where requests may go. */
export interface AddressPolicy {
  readonly protocols: readonly ('http:' | 'https:')[];
  readonly ports: readonly number[];
  /** Host names that may be asked; null: all. */
  readonly hosts: readonly string[] | null;
  /** Whether a connection may be made to this IP address. */
  isAddressAllowed(address: string): boolean;
  /** All addresses of a host name, as the system knows them. */
  resolve(host: string): Promise<readonly string[]>;
}

/** The only block of IPv6 that is given out for use on the internet. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/** Public by their numbers, but not in their use. */
const EXCEPTIONS = [
  // Azure's metadata and wire server.
  ipaddr.parseCIDR('168.63.129.16/32'),
  // IETF protocol assignments, as a whole.
  ipaddr.parseCIDR('2001::/23'),
  // Documentation (RFC 9637).
  ipaddr.parseCIDR('3fff::/20'),
];

/**
 * Whether an IP address is one of the public internet: not loopback, private, link-local, multicast,
 * shared by a provider, reserved, nor one that carries an IPv4 address inside.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed.kind() === 'ipv6' && !parsed.match(GLOBAL_UNICAST)) return false;
  return !EXCEPTIONS.some(([block, bits]) => block.kind() === parsed.kind() && parsed.match(block, bits));
}
