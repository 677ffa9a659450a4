import { fetch } from 'undici';
import { mebibytes } from '../files/mebibytes.ts';
import type { AddressPolicy } from './address-policy.ts';
import { checkUrl } from './check-url.ts';
import { FetchFailedError, UrlRefusedError } from './errors.ts';
import { pinnedAgent } from './pinned-agent.ts';
import { parseUrl } from '../parse-url.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What a server answered. */
export interface Answer {
  /** Where it came from, after redirects. */
  readonly url: string;
  readonly status: number;
  /** As the server says it; null when it says nothing. */
  readonly contentType: string | null;
  /** Decompressed. */
  readonly bytes: Uint8Array;
}

export interface RequestLimits {
  readonly maxBytes: number;
  /** What is longer is refused, or cut where `isCut`. */
  readonly isCut?: boolean;
  readonly maxRedirects: number;
}

export interface RequestOptions extends RequestLimits {
  readonly policy: AddressPolicy;
  readonly userAgent: string;
  readonly accept: string;
  readonly signal: AbortSignal;
  /** Asked before each address, redirects included; throws to refuse it. */
  readonly admit?: (url: URL) => Promise<void>;
  /** Told of the answer before its body is read; throws to leave that unread. */
  readonly onHead?: (head: Pick<Answer, 'status' | 'contentType'>) => void;
}

/**
 * Fetches an address within limits. Every address on the way, redirects too, is checked before it is
 * asked, and the body is counted while it is decompressed, so that a small answer cannot unpack to a
 * large one.
 *
 * @throws UrlRefusedError, FetchFailedError, or the reason of `signal`
 */
export async function request(address: string, options: RequestOptions): Promise<Answer> {
  let url = checkUrl(address, options.policy);
  for (let redirects = 0; ; redirects += 1) {
    await options.admit?.(url);
    const answer = await requestOnce(url, options);
    if (!('location' in answer)) return answer;
    if (redirects >= options.maxRedirects) throw new UrlRefusedError('redirects');
    const target = parseUrl(answer.location, url.href);
    if (target === null) throw new UrlRefusedError('spelling');
    // As it was spelled, where it is a whole address: odd spellings are told by that.
    const isWhole = parseUrl(answer.location) !== null;
    url = checkUrl(isWhole ? answer.location : target.href, options.policy);
  }
}

async function requestOnce(url: URL, options: RequestOptions): Promise<Answer | { location: string }> {
  const { policy, userAgent, accept, signal } = options;
  const agent = await pinnedAgent(url, policy, signal);
  try {
    const response = await fetch(url.href, {
      dispatcher: agent,
      redirect: 'manual',
      headers: { 'user-agent': userAgent, accept },
      signal,
    });
    const { status, headers, body } = response;
    const location = headers.get('location');
    if (REDIRECTS.has(status) && location !== null) return { location };
    const contentType = headers.get('content-type');
    options.onHead?.({ status, contentType });
    return { url: url.href, status, contentType, bytes: await readBody(body, options) };
  } catch (error) {
    if (signal.aborted || error instanceof FetchFailedError) throw error;
    const detail = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
    throw new FetchFailedError({ kind: 'unreadable', host: url.host, detail }, { cause: error });
  } finally {
    await agent.destroy();
  }
}

async function readBody(
  body: AsyncIterable<unknown> | null,
  { maxBytes, isCut = false }: RequestLimits,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    if (!(chunk instanceof Uint8Array)) continue;
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) {
      if (isCut) break;
      throw new FetchFailedError({ kind: 'too-large', limit: mebibytes(maxBytes) });
    }
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}
