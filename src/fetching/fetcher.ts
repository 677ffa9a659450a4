import { lookup } from 'node:dns/promises';
import { type AddressPolicy, isPublicAddress } from './address-policy.ts';
import { ACCEPT, type FetchedFormat, readContentType } from './content-type.ts';
import { FetchFailedError } from './errors.ts';
import { type Answer, request } from './request.ts';
import { createRobots, MAX_ROBOTS_BYTES } from './robots.ts';

const MAX_REDIRECTS = 5;
/** Unless MAX_SOURCE_BYTES, whose default is the same, is passed in. */
const MAX_BYTES = 5 * 1_024 * 1_024;
/** Whatever is passed in: anybody's page is unpacked in memory, and held there twice. */
const MAX_PAGE_BYTES = 32 * 1_024 * 1_024;
/** For all of it: looking up, robots.txt, redirects, and the page. */
const TIMEOUT_MS = 15_000;
const AGENT_NAME = 'Verbatim';
const USER_AGENT = `${AGENT_NAME} (reads single articles that a person names; no crawler)`;

export interface FetchLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

const LIMITS = { maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS } satisfies FetchLimits;

async function resolveHost(host: string): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

/** Pages: anywhere on the public internet. */
export const PUBLIC_WEB: AddressPolicy = {
  protocols: ['http:', 'https:'],
  ports: [80, 443],
  hosts: null,
  isAddressAllowed: isPublicAddress,
  resolve: resolveHost,
};

/** Files that people attach to messages: where Discord keeps them. */
export const DISCORD_FILES: AddressPolicy = {
  ...PUBLIC_WEB,
  protocols: ['https:'],
  ports: [443],
  hosts: ['cdn.discordapp.com', 'media.discordapp.net'],
};

/** A page as it came, decompressed. */
export interface FetchedPage {
  /** Where it came from, after redirects. */
  readonly url: string;
  readonly format: FetchedFormat;
  /** What the server says; null where it says nothing. */
  readonly charset: string | null;
  readonly bytes: Uint8Array;
}

/**
 * Fetches a page of the web, within 5 redirects, if its site lets programs read it.
 *
 * @param policy where it may go; tests allow their own server
 * @param limits 5 MiB and 15 seconds, unless given; never more than 32 MiB
 * @throws UrlRefusedError, FetchFailedError
 */
export function fetchPage(
  address: string,
  policy: AddressPolicy = PUBLIC_WEB,
  limits: Partial<FetchLimits> = {},
): Promise<FetchedPage> {
  const { maxBytes, timeoutMs } = { ...LIMITS, ...limits };
  return inTime(timeoutMs, async (signal) => {
    const common = {
      policy: lookingUpOnce(policy),
      userAgent: USER_AGENT,
      maxRedirects: MAX_REDIRECTS,
      signal,
    };
    const admit = createRobots(AGENT_NAME, (url) =>
      request(url, { ...common, accept: 'text/plain', maxBytes: MAX_ROBOTS_BYTES, isCut: true }),
    );
    const { url, contentType, bytes } = await request(address, {
      ...common,
      accept: ACCEPT,
      maxBytes: Math.min(maxBytes, MAX_PAGE_BYTES),
      admit,
      onHead(head) {
        checkStatus(head);
        readContentType(head.contentType);
      },
    });
    return { url, ...readContentType(contentType), bytes };
  });
}

/**
 * Fetches a file that was attached to a message, from Discord and from nowhere else.
 *
 * @param limits 5 MiB and 15 seconds, unless given
 * @throws UrlRefusedError, FetchFailedError
 */
export async function fetchAttachment(
  address: string,
  policy: AddressPolicy = DISCORD_FILES,
  limits: Partial<FetchLimits> = {},
): Promise<Uint8Array> {
  const { maxBytes, timeoutMs } = { ...LIMITS, ...limits };
  try {
    return await inTime(timeoutMs, async (signal) => {
      const { bytes } = await request(address, {
        policy,
        userAgent: USER_AGENT,
        accept: '*/*',
        maxBytes,
        maxRedirects: 0,
        signal,
        onHead: checkStatus,
      });
      return bytes;
    });
  } catch (error) {
    if (!(error instanceof FetchFailedError)) throw error;
    // What helps is another thing than of a page.
    throw new FetchFailedError(error.problem, { cause: error.cause, fetched: 'file' });
  }
}

function checkStatus({ status }: Pick<Answer, 'status'>): void {
  if (status >= 200 && status < 300) return;
  throw new FetchFailedError({ kind: 'status', status });
}

/** A site's robots.txt and its page come from the same addresses. */
function lookingUpOnce(policy: AddressPolicy): AddressPolicy {
  const known = new Map<string, Promise<readonly string[]>>();
  return {
    ...policy,
    resolve(host) {
      const addresses = known.get(host) ?? policy.resolve(host);
      known.set(host, addresses);
      return addresses;
    },
  };
}

async function inTime<T>(timeoutMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await work(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new FetchFailedError({ kind: 'late', seconds: Math.ceil(timeoutMs / 1_000) }, { cause: error });
  }
}
