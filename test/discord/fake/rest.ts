import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { DiscordRefusal, refusals } from './discord-error.ts';
import type { Fault, Faults } from './faults.ts';
import type { Happenings, LoggedRequest } from './happenings.ts';
import type { UploadedFile } from './messages.ts';
import { barePath, routeOf } from './routes.ts';

/** One request, read. */
export interface Call {
  readonly method: string;
  readonly path: string;
  /** The ids in the path, in order. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly files: readonly UploadedFile[];
}

/** What a route answers: a body for 200, nothing for 204. */
export type Handler = (call: Call) => unknown;
export type Routes = Readonly<Record<string, Handler>>;

export interface RestOptions {
  readonly token: string;
  readonly requestsPerSecond: number;
  /** By "METHOD /channels/{id}/messages". */
  readonly routes: Routes;
  readonly attachment: (path: string) => { data: Buffer; contentType: string } | undefined;
}

const VERSIONED = /^\/api\/v10(\/.*)$/;
/** Routes that need no token of the bot's: theirs is in the path. */
const OPEN = /^\/(interactions|webhooks)\//;
const SECOND_MS = 1_000;

/** The HTTP side: reads, logs, injects faults, checks the token, calls the route, answers. */
export function createRest(happenings: Happenings, faults: Faults, options: RestOptions): Server {
  let recent: number[] = [];
  const isOverLimit = (path: string): boolean => {
    const now = performance.now();
    recent = recent.filter((at) => now - at < SECOND_MS);
    if (OPEN.test(path)) {
      return false;
    }
    recent.push(now);
    return recent.length > options.requestsPerSecond;
  };

  async function act(request: IncomingMessage, call: Call): Promise<{ status: number; body: unknown }> {
    const route = routeOf(call.path);
    const handler = options.routes[`${call.method} ${route}`];
    try {
      if (!OPEN.test(call.path) && request.headers.authorization !== `Bot ${options.token}`) {
        throw refusals.unauthorized();
      }
      if (handler === undefined) {
        throw refusals.noRoute();
      }
      const body = await handler(call);
      return { status: body === undefined ? 204 : 200, body };
    } catch (error) {
      if (error instanceof DiscordRefusal) {
        return { status: error.status, body: error.body() };
      }
      return {
        status: 500,
        body: { message: `The fake failed: ${String((error as Error).stack)}`, code: 0 },
      };
    }
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const file = options.attachment(url.pathname);
    if (file !== undefined) {
      response.writeHead(200, { 'content-type': file.contentType }).end(file.data);
      return;
    }
    const method = request.method ?? 'GET';
    const path = decoded(VERSIONED.exec(url.pathname)?.[1] ?? url.pathname);
    const read = await readBody(request);
    const entry: LoggedRequest = {
      at: performance.now(),
      method,
      path: barePath(path),
      route: routeOf(path),
      query: Object.fromEntries(url.searchParams),
      body: read instanceof DiscordRefusal ? undefined : read.body,
      files: read instanceof DiscordRefusal ? [] : read.files.map(({ name }) => name),
      auditLogReason: request.headers['x-audit-log-reason']?.toString(),
      status: 0,
      answer: undefined,
      isInjected: false,
    };
    happenings.requests.push(entry);
    happenings.changed();
    const fault = faults.take(method, path);
    entry.isInjected = fault !== undefined;
    await sleep(fault?.delayMs);
    if (fault !== undefined && isWithheld(fault) && fault.act !== true) {
      withhold(request, fault);
      return;
    }
    if (fault?.status !== undefined && fault.act !== true) {
      answer(response, entry, fault.status, fault.body ?? { message: 'Injected', code: 0 }, fault.headers);
      return;
    }
    if (isOverLimit(path)) {
      const body = { message: 'You are being rate limited.', retry_after: 1, global: true };
      answer(response, entry, 429, body, {
        'retry-after': '1',
        'x-ratelimit-global': 'true',
        'x-ratelimit-scope': 'global',
      });
      return;
    }
    const ids = path.split('/').filter((_, index) => routeOf(path).split('/')[index] === '{id}');
    const { status, body } =
      read instanceof DiscordRefusal
        ? { status: read.status, body: read.body() }
        : await act(request, {
            method,
            path,
            ids,
            query: url.searchParams,
            ...read,
          });
    happenings.changed();
    await sleep(fault?.answerDelayMs);
    if (fault !== undefined && isWithheld(fault)) {
      withhold(request, fault);
      return;
    }
    answer(response, entry, fault?.status ?? status, fault?.body ?? body, fault?.headers);
  }

  function answer(
    response: ServerResponse,
    entry: LoggedRequest,
    status: number,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): void {
    entry.status = status;
    entry.answer = body;
    if (body === undefined || status === 204) {
      response.writeHead(status, headers).end();
    } else {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    }
    happenings.changed();
  }

  return createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.destroy(error as Error);
    });
  });
}

const isWithheld = (fault: Fault): boolean => fault.drop === true || fault.hang === true;

function withhold(request: IncomingMessage, fault: Fault): void {
  if (fault.drop === true) {
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

/** JSON, or the `payload_json` and files of a form. */
async function readBody(request: IncomingMessage): Promise<Pick<Call, 'body' | 'files'> | DiscordRefusal> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  const bytes = Buffer.concat(chunks);
  const contentType = request.headers['content-type'] ?? '';
  if (bytes.length === 0) {
    return { body: undefined, files: [] };
  }
  try {
    if (!contentType.startsWith('multipart/form-data')) {
      return { body: JSON.parse(bytes.toString('utf8')) as Record<string, unknown>, files: [] };
    }
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
    const files: UploadedFile[] = [];
    for (const [, value] of form) {
      if (typeof value !== 'string') {
        const data = Buffer.from(await value.arrayBuffer());
        files.push({ name: value.name, contentType: value.type, data });
      }
    }
    const json = form.get('payload_json');
    return { body: typeof json === 'string' ? (JSON.parse(json) as Record<string, unknown>) : {}, files };
  } catch {
    return refusals.invalidJson();
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
