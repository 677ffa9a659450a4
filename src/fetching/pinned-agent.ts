import { isIPv6 } from 'node:net';
import { Agent } from 'undici';
import type { AddressPolicy } from './address-policy.ts';
import { literalAddress } from './check-url.ts';
import { FetchFailedError, UrlRefusedError } from './errors.ts';

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Looks a URL's host up, once, and gives an agent that connects to these very addresses: what the name
 * leads to a moment later does not matter. One address that is not allowed refuses them all.
 *
 * @throws UrlRefusedError, FetchFailedError
 */
export async function pinnedAgent(url: URL, policy: AddressPolicy, signal: AbortSignal): Promise<Agent> {
  const literal = literalAddress(url);
  const addresses = literal === null ? await lookUp(url.hostname, policy, signal) : [literal];
  if (!addresses.every((address) => policy.isAddressAllowed(address))) throw new UrlRefusedError('address');
  const known = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return new Agent({
    connect: {
      timeout: CONNECT_TIMEOUT_MS,
      lookup(_, options, done) {
        if (options.all === true) done(null, known);
        else done(null, known[0]?.address ?? '', known[0]?.family);
      },
    },
  });
}

async function lookUp(host: string, policy: AddressPolicy, signal: AbortSignal): Promise<readonly string[]> {
  const failure = (cause?: unknown): FetchFailedError =>
    new FetchFailedError({ kind: 'no-server', host }, { cause });
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  // Nobody waits for it once the host is found.
  aborted.catch(() => {});
  let addresses: readonly string[];
  try {
    addresses = await Promise.race([policy.resolve(host), aborted]);
  } catch (error) {
    if (signal.aborted) throw error;
    throw failure(error);
  }
  if (addresses.length === 0) throw failure();
  return addresses;
}
