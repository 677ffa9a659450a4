import { parseUrl } from '../parse-url.ts';
/** Longer addresses are not linked: Discord refuses them, and nobody can use them. */
const MAX_URL_CHARS = 2_048;
/** A quote longer than this is found by its first and last words. */
const MAX_WHOLE_CHARS = 200;
const EDGE_WORDS = 6;

/**
 * The address of a source, leading to the quoted sentence in browsers that know text fragments
 * (https://wicg.github.io/scroll-to-text-fragment/); null when the source gives no usable one.
 */
export function linkToQuote(address: string | null, quote: string): string | null {
  const url = webAddress(address);
  if (url === null) return null;
  const fragment = /\p{Cs}/u.test(quote) ? null : textDirective(quote);
  if (fragment === null) return url;
  const linked = `${url}${url.includes('#') ? '' : '#'}:~:${fragment}`;
  return linked.length <= MAX_URL_CHARS ? linked : url;
}

/** The address as browsers write it; null unless it is http or https and of bearable length. */
export function webAddress(address: string | null): string | null {
  const url = address === null ? null : parseUrl(address);
  if (url === null) return null;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  // A user name in front of the host serves to deceive.
  url.username = '';
  url.password = '';
  return url.href.length <= MAX_URL_CHARS ? url.href : null;
}

function textDirective(quote: string): string | null {
  const words = quote.split(/\s+/u).filter((word) => word !== '');
  if (words.length === 0) return null;
  const whole = words.join(' ');
  if (whole.length <= MAX_WHOLE_CHARS || words.length < EDGE_WORDS * 2) return `text=${encode(whole)}`;
  const first = words.slice(0, EDGE_WORDS).join(' ');
  const last = words.slice(-EDGE_WORDS).join(' ');
  return `text=${encode(first)},${encode(last)}`;
}

/** The hyphen parts a directive's prefix and suffix, so it is encoded as well. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('-', '%2D');
}
