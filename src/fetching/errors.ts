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

/** An address that may be fetched, but nothing usable came of it. */
export class FetchFailedError extends VerbatimError {
  readonly code = 'FETCH_FAILED';
  readonly remedy: string;

  constructor(problem: string, options?: { cause?: unknown; remedy?: string }) {
    super(problem, options);
    this.remedy = options?.remedy ?? REMEDY;
  }
}

/** Fetching addresses was not allowed by whoever runs this. */
export class UrlSourcesOffError extends VerbatimError {
  readonly code = 'URL_SOURCES_OFF';
  readonly remedy = 'Save the page and add the file, paste its text, or set ALLOW_URL_SOURCES=true.';

  constructor() {
    super('Articles are not fetched from the web here.');
  }
}
