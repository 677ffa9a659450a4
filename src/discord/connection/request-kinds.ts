/** How a request to Discord is treated when it fails. Milliseconds. */
export interface RequestKind {
  /** Whether a second one does nothing that the first has not done. */
  readonly isRepeatable: boolean;
  /** How long one try may take. */
  readonly tryMs: number;
  /** Since the first try, when no other is begun. */
  readonly budgetMs: number;
  /** Codes by which Discord says that an earlier try had its effect. */
  readonly doneCodes: ReadonlySet<number>;
}

const ALREADY_ACKNOWLEDGED = 40_060;
const UNKNOWN_MESSAGE = 10_008;
const NONE: ReadonlySet<number> = new Set();

/** Discord takes a first response for three seconds. */
const CALLBACK: RequestKind = {
  isRepeatable: true,
  tryMs: 1_200,
  budgetMs: 2_600,
  doneCodes: new Set([ALREADY_ACKNOWLEDGED]),
};
/** Somebody waits for what is read. */
const READING: RequestKind = { isRepeatable: true, tryMs: 5_000, budgetMs: 4_000, doneCodes: NONE };
/** An answer is welcome a minute later, too. */
const WRITING: RequestKind = { isRepeatable: true, tryMs: 10_000, budgetMs: 90_000, doneCodes: NONE };
const DELETING: RequestKind = { ...WRITING, doneCodes: new Set([UNKNOWN_MESSAGE]) };
/** Nobody misses it. */
const TYPING: RequestKind = { isRepeatable: false, tryMs: 5_000, budgetMs: 0, doneCodes: NONE };
/** What would be there twice. */
const ONCE: RequestKind = { ...WRITING, isRepeatable: false };

/** @param body as it is sent; messages with an enforced nonce are posted once, however often they are sent */
export function requestKind(method: string, url: string, body: unknown): RequestKind {
  if (method === 'GET') return READING;
  if (method === 'DELETE') return DELETING;
  if (method !== 'POST') return WRITING;
  if (/\/interactions\/\d+\/[^/]+\/callback(?:\?|$)/.test(url)) return CALLBACK;
  if (/\/channels\/\d+\/typing$/.test(url)) return TYPING;
  if (url.endsWith('/users/@me/channels')) return WRITING;
  return typeof body === 'string' && body.includes('"enforce_nonce":true') ? WRITING : ONCE;
}
