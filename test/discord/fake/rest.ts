import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type BucketOptions, createBuckets } from './buckets.ts';
import { checkPayload } from './check-payload.ts';
import { DiscordRefusal, refusals } from './discord-error.ts';
import type { Fault, Faults } from './faults.ts';
import type { Happenings, LoggedRequest } from './happenings.ts';
import type { Fields } from './json.ts';
import type { UploadedFile } from './messages.ts';
import { type ReadBody, readBody } from './read-body.ts';
import { routeOf } from './routes.ts';

/** One request, read. */
export interface Call {
  readonly method: string;
  readonly path: string;
  /** The ids in the path, in order. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Fields | undefined;
  readonly files: readonly UploadedFile[];
  /** What real Discord would refuse about the body. */
  readonly problems: readonly string[];
}

/** What a route answers: a body for 200, nothing for 204. */
export type Handler = (call: Call) => unknown;
export type Routes = Readonly<Record<string, Handler>>;

export interface RestOptions {
  readonly token: string;
  /** The limit on all requests but those to interactions and webhooks without the bot's token. */
  readonly requestsPerSecond: number;
  /** The limit on messages per channel, reported in headers; none unless told. */
  readonly messageBucket?: BucketOptions | undefined;
  /** By "METHOD /channels/{id}/messages". */
  readonly routes: Routes;
  readonly attachment: (path: string) => { data: Buffer; contentType: string } | undefined;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const VERSIONED = /^\/api\/v10(\/.*)$/;
/** Routes that need no token of the bot's: theirs is in the path. */
const OPEN = /^\/(interactions|webhooks)\//;
const SECOND_MS = 1_000;
/** Of all that follows one interaction. */
const WEBHOOK_BUCKET: BucketOptions = { name: 'webhook', limit: 5, windowMs: 2_000 };
/** Discord's limit on one attachment without boosts, in bytes. */
const MAX_FILE_BYTES = 10 * 1_024 * 1_024;

/** The HTTP side: reads, checks, logs, injects faults, calls the route, answers. */
export function createRest(happenings: Happenings, faults: Faults, options: RestOptions): Server {
  const countMessage = options.messageBucket && createBuckets(options.messageBucket);
  const countWebhook = createBuckets(WEBHOOK_BUCKET);
  let recent: number[] = [];

  /** 429 where a limit is exceeded; else the headers that tell how much is left. */
  function limited(
    call: Call,
    authorization: string | undefined,
  ): { refusal?: Answer; headers?: Readonly<Record<string, string>> } {
    const now = performance.now();
    recent = recent.filter((at) => now - at < SECOND_MS);
    const isCounted = !OPEN.test(call.path) || authorization !== undefined;
    if (isCounted) recent.push(now);
    if (isCounted && recent.length > options.requestsPerSecond) {
      const headers = { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global' };
      return { refusal: tooMany(1, true, headers) };
    }
    const isPost = call.method === 'POST' && routeOf(call.path) === '/channels/{id}/messages';
    const webhook = /^\/webhooks\/\d+\/[^/]+/.exec(call.path)?.[0];
    const bucket =
      webhook === undefined ? (isPost ? countMessage?.(call.path) : undefined) : countWebhook(webhook);
    return bucket?.isOver === true
      ? { refusal: tooMany(bucket.retryAfterS, false, { ...bucket.headers, 'x-ratelimit-scope': 'user' }) }
      : { headers: bucket?.headers ?? {} };
  }

  async function act(call: Call, authorization: string | undefined): Promise<Answer> {
    const handler = options.routes[`${call.method} ${routeOf(call.path)}`];
    const { refusal, headers } = limited(call, authorization);
    if (refusal !== undefined) {
      return refusal;
    }
    try {
      if (!OPEN.test(call.path) && authorization !== `Bot ${options.token}`) {
        throw refusals.unauthorized();
      }
      if (handler === undefined) {
        throw refusals.noRoute();
      }
      const body = await handler(call);
      return { status: body === undefined ? 204 : 200, body, headers };
    } catch (error) {
      return error instanceof DiscordRefusal
        ? { status: error.status, body: error.body(), headers }
        : { status: 500, body: { message: `The fake failed: ${(error as Error).stack}`, code: 0 } };
    }
  }

  function note(request: IncomingMessage, call: Call): LoggedRequest {
    const { method, path, query, body, files, problems } = call;
    const entry: LoggedRequest = {
      at: performance.now(),
      method,
      path,
      route: routeOf(path),
      query: Object.fromEntries(query),
      body,
      files: files.map(({ name }) => name),
      auditLogReason: request.headers['x-audit-log-reason']?.toString(),
      status: 0,
      answer: undefined,
      isInjected: false,
    };
    happenings.requests.push(entry);
    happenings.violations.push(...problems.map((problem) => ({ method, path, problem, body })));
    happenings.changed();
    return entry;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const file = options.attachment(url.pathname);
    if (file !== undefined) {
      response.writeHead(200, { 'content-type': file.contentType }).end(file.data);
      return;
    }
    const path = decoded(VERSIONED.exec(url.pathname)?.[1] ?? url.pathname);
    const read = await readBody(request);
    const call = callOf(request.method ?? 'GET', path, url.searchParams, read);
    const entry = note(request, call);
    const fault = faults.take(call.method, path);
    entry.isInjected = fault !== undefined;
    await sleep(fault?.delayMs);
    const isInstead = fault !== undefined && fault.act !== true;
    const isWithheld = fault?.drop !== undefined || fault?.hang === true;
    const injected =
      isInstead && fault.status !== undefined
        ? { status: fault.status, body: { message: 'Injected', code: 0 } }
        : undefined;
    if (isInstead && isWithheld) {
      withhold(request, fault);
      return;
    }
    const ordinary =
      injected ??
      (read.refusal === undefined
        ? await act(call, request.headers.authorization)
        : { status: read.refusal.status, body: read.refusal.body() });
    happenings.changed();
    await sleep(fault?.answerDelayMs);
    if (fault !== undefined && isWithheld) {
      withhold(request, fault);
      return;
    }
    const { status, body, headers }: Answer = { ...ordinary, ...chosen(fault) };
    entry.status = status;
    entry.answer = body;
    reply(response, { status, body, headers }, fault?.isCutShort === true);
    happenings.changed();
  }

  return createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.destroy(error as Error);
    });
  });
}

function callOf(
  method: string,
  path: string,
  query: URLSearchParams,
  { body, files, refusal }: ReadBody,
): Call {
  const route = routeOf(path).split('/');
  const large = files.filter(({ data }) => data.length > MAX_FILE_BYTES);
  return {
    method,
    path,
    ids: path.split('/').filter((_, index) => route[index] === '{id}'),
    query,
    body,
    files,
    problems:
      refusal === undefined
        ? [
            ...checkPayload(method, path, body, { files: files.length }),
            ...large.map(({ name }) => `attachments: ${name} is too large`),
          ]
        : [`: ${refusal.message}`],
  };
}

function tooMany(retryAfterS: number, isGlobal: boolean, headers: Readonly<Record<string, string>>): Answer {
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: retryAfterS, global: isGlobal },
    headers: { ...headers, 'retry-after': String(Math.ceil(retryAfterS)) },
  };
}

/** The parts of an answer that a fault determines. */
function chosen(fault: Fault | undefined): Partial<Answer> {
  return {
    ...(fault?.status === undefined ? {} : { status: fault.status }),
    ...(fault?.body === undefined ? {} : { body: fault.body }),
    ...(fault?.headers === undefined ? {} : { headers: fault.headers }),
  };
}

function reply(response: ServerResponse, { status, body, headers = {} }: Answer, isCutShort: boolean): void {
  if (body === undefined || status === 204) {
    response.writeHead(status, headers).end();
    return;
  }
  const sent = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': sent.length,
    ...headers,
  });
  if (isCutShort) response.write(sent.subarray(0, sent.length / 2), () => response.destroy());
  else response.end(sent);
}

function withhold(request: IncomingMessage, fault: Fault): void {
  if (fault.drop === 'reset') {
    request.socket.resetAndDestroy();
  } else if (fault.drop === 'close') {
    request.socket.destroy();
  }
}

async function sleep(ms: number | undefined): Promise<void> {
  if (ms !== undefined && ms > 0) {
    await new Promise((resolve) => {
      setTimeout(resolve, ms).unref();
    });
  }
}

/** `%40original` as `@original`; what is not well encoded stays as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
