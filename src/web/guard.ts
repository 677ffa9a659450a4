import type { MiddlewareHandler } from 'hono';

/** Names of this computer. Another one in `Host` is a foreign page that was pointed here (DNS rebinding). */
const OWN_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

const HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Not `no-referrer`, with which browsers send forms from `Origin: null`.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};

/** Lets nobody in but this page itself and people who open it, and gives every answer strict headers. */
export function guard(refused: string): MiddlewareHandler {
  return async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    if (!isOwnRequest(c.req.method, (name) => c.req.header(name))) return c.text(refused, 403);
    await next();
  };
}

/**
 * Whether a request came to this computer's own name and from this page: what changes something must say
 * so in `Origin`, and other pages may lead here, but not fetch or embed anything.
 */
export function isOwnRequest(method: string, header: (name: string) => string | undefined): boolean {
  const host = header('host') ?? '';
  if (!OWN_HOST.test(host)) return false;
  const origin = header('origin');
  if (origin !== undefined && origin !== `http://${host}`) return false;
  if (method !== 'GET' && method !== 'HEAD') return origin !== undefined;
  const site = header('sec-fetch-site');
  return (
    site === undefined || site === 'same-origin' || site === 'none' || header('sec-fetch-mode') === 'navigate'
  );
}
