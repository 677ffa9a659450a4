import { VerbatimError } from '../errors.ts';

/** Which rule an address breaks. */
export type RefusalKind =
  | 'address'
  | 'credentials'
  | 'host'
  | 'port'
  | 'protocol'
  | 'robots'
  | 'spelling'
  | 'redirects';

const REMEDY = 'Save the page and add the file, or paste its text.';

const WHY: Readonly<Record<RefusalKind, string>> = {
  address: 'it does not lead to a public address of the internet',
  credentials: 'it carries a user name or a password',
  host: 'files are fetched from Discord only',
  port: 'its port is not the usual one of the web',
  protocol: 'only http and https addresses are fetched',
  robots: 'the site asks programs not to fetch this page (robots.txt)',
  spelling: 'its host is spelled in an unusual way',
  redirects: 'it leads from one page to the next too often',
};

/** An address that is not fetched, whatever is behind it. */
export class UrlRefusedError extends VerbatimError {
  readonly code = 'URL_REFUSED';
  readonly remedy = REMEDY;
  readonly kind: RefusalKind;

  constructor(kind: RefusalKind, options?: { cause?: unknown }) {
    super(`This address is not fetched: ${WHY[kind]}.`, options);
    this.kind = kind;
  }
}

/** Why nothing usable came of an address. */
export type FetchProblem =
  /** A status of HTTP other than 2xx. */
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'late'; readonly seconds: number }
  /** `detail`: what the system says; empty: nothing. */
  | { readonly kind: 'unreadable'; readonly host: string; readonly detail: string }
  | { readonly kind: 'no-server'; readonly host: string }
  /** `limit`: with its unit. */
  | { readonly kind: 'too-large'; readonly limit: string }
  /** `type`: the content type; empty: the server names none. */
  | { readonly kind: 'no-text'; readonly type: string };

/** What was fetched: a page of the web, or a file that somebody attached to a message. */
export type Fetched = 'page' | 'file';

const STATUSES: Readonly<Record<number, string>> = {
  401: ', which asks for a login',
  403: ', which forbids it',
  404: ': there is no such page',
  410: ': the page is gone',
  429: ', which asks to come later',
};

/** An address that may be fetched, but nothing usable came of it. */
export class FetchFailedError extends VerbatimError {
  readonly code = 'FETCH_FAILED';
  readonly remedy: string;
  readonly problem: FetchProblem;
  readonly fetched: Fetched;

  constructor(
    problem: FetchProblem,
    { fetched = 'page', cause }: { fetched?: Fetched; cause?: unknown } = {},
  ) {
    super(messageOf(problem), { cause });
    this.problem = problem;
    this.fetched = fetched;
    this.remedy = remedyOf(problem, fetched);
  }
}

function messageOf(problem: FetchProblem): string {
  switch (problem.kind) {
    case 'status':
      return `The server answered with ${problem.status}${STATUSES[problem.status] ?? ''}.`;
    case 'late':
      return `It did not come within ${problem.seconds} seconds.`;
    case 'unreadable':
      return `The server ${problem.host} could not be read${problem.detail && ` (${problem.detail})`}.`;
    case 'no-server':
      return `There is no server ${problem.host}, or it cannot be found now.`;
    case 'too-large':
      return `It is larger than ${problem.limit}.`;
    case 'no-text':
      return problem.type === ''
        ? 'The server does not say what kind of file it is.'
        : `It is not a page or a text, but ${problem.type}.`;
  }
}

function remedyOf({ kind }: FetchProblem, fetched: Fetched): string {
  if (fetched === 'file') return 'Attach the file again, or paste its text.';
  return kind === 'unreadable' || kind === 'no-server' ? 'Check the address, and try again.' : REMEDY;
}

/** Fetching addresses was not allowed by whoever runs this. */
export class UrlSourcesOffError extends VerbatimError {
  readonly code = 'URL_SOURCES_OFF';
  readonly remedy = 'Save the page and add the file, paste its text, or set ALLOW_URL_SOURCES=true.';

  constructor() {
    super('Articles are not fetched from the web here.');
  }
}
