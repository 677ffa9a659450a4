import * as spec from 'discord-api-spec/zod';
import { z } from 'zod';
import { commandListProblems, commandProblems } from './command-limits.ts';
import { choicesProblems, modalProblems } from './form-limits.ts';
import { type Fields, fields } from './json.ts';
import { messageProblems, type Place } from './message-limits.ts';
import { routeOf } from './routes.ts';

type Limits = (body: Fields) => string[];

interface Rule {
  readonly schema: z.ZodType;
  readonly limits?: Limits;
}

const messages =
  (place: Place): Limits =>
  (body) =>
    messageProblems(body, place);
const commandList: Rule = {
  schema: z.array(spec.ApplicationCommandUpdateRequestSchema).max(130),
  limits: (body) => commandListProblems(body as unknown as readonly Fields[]),
};
const newCommand: Rule = {
  schema: spec.ApplicationCommandCreateRequestSchema,
  limits: (body) => commandProblems(body),
};
const changedCommand: Rule = {
  schema: spec.ApplicationCommandPatchRequestPartialSchema,
  limits: (body) => commandProblems(body, { isPartial: true }),
};
const webhookEdit: Rule = {
  schema: spec.IncomingWebhookUpdateRequestPartialSchema,
  limits: messages('edit'),
};

const RULES: Readonly<Record<string, Rule>> = {
  'POST /channels/{id}/messages': { schema: spec.MessageCreateRequestSchema, limits: messages('channel') },
  'PATCH /channels/{id}/messages/{id}': {
    schema: spec.MessageEditRequestPartialSchema,
    limits: messages('edit'),
  },
  'POST /webhooks/{id}/{id}': {
    schema: spec.IncomingWebhookRequestPartialSchema,
    limits: messages('interaction'),
  },
  'PATCH /webhooks/{id}/{id}/messages/@original': webhookEdit,
  'PATCH /webhooks/{id}/{id}/messages/{id}': webhookEdit,
  'PUT /applications/{id}/commands': commandList,
  'PUT /applications/{id}/guilds/{id}/commands': commandList,
  'POST /applications/{id}/commands': newCommand,
  'POST /applications/{id}/guilds/{id}/commands': newCommand,
  'PATCH /applications/{id}/commands/{id}': changedCommand,
  'PATCH /applications/{id}/guilds/{id}/commands/{id}': changedCommand,
  'POST /users/@me/channels': { schema: spec.CreatePrivateChannelRequestSchema },
  'PATCH /applications/@me': { schema: spec.ApplicationFormPartialSchema },
  'POST /channels/{id}/messages/{id}/threads': { schema: spec.CreateTextThreadWithMessageRequestSchema },
  'POST /channels/{id}/threads': {
    schema: z.union([spec.CreateForumThreadRequestSchema, spec.CreateTextThreadWithoutMessageRequestSchema]),
  },
  'PATCH /channels/{id}': { schema: spec.UpdateThreadRequestPartialSchema },
};

/** Interaction callbacks by their `type`, which tells more than the union of all would. */
const CALLBACKS: Readonly<Record<number, Rule>> = {
  1: { schema: spec.PongInteractionCallbackRequestSchema },
  4: { schema: spec.CreateMessageInteractionCallbackRequestSchema, limits: data(messages('interaction')) },
  5: { schema: spec.CreateMessageInteractionCallbackRequestSchema, limits: data(messages('defer')) },
  6: { schema: spec.UpdateMessageInteractionCallbackRequestSchema },
  7: { schema: spec.UpdateMessageInteractionCallbackRequestSchema, limits: data(messages('edit')) },
  8: { schema: spec.ApplicationCommandAutocompleteCallbackRequestSchema, limits: data(choicesProblems) },
  9: { schema: spec.ModalInteractionCallbackRequestSchema, limits: data(modalProblems) },
};

/**
 * What real Discord would refuse about a body sent to a route: each problem as "path: what is
 * wrong", none if it is fine. First by Discord's API description, then by the limits the
 * description does not state. Works on its own, without a server.
 * @param route a path with its ids, or with anything in their place: `/channels/{id}/messages`
 * @param body the JSON body; of a multipart request its `payload_json`, with `files` the count
 */
export function checkPayload(method: string, route: string, body: unknown, { files = 0 } = {}): string[] {
  const key = `${method} ${routeOf(route)}`;
  if (body === undefined) {
    return RULES[key] === undefined ? [] : ['a body is needed'];
  }
  const damaged = brokenTexts(body, '');
  const rule =
    key === 'POST /interactions/{id}/{id}/callback' ? CALLBACKS[Number(fields(body)['type'])] : RULES[key];
  if (rule === undefined) {
    return [...damaged, ...(key.endsWith('/callback') ? [`type: unknown response type`] : [])];
  }
  const result = rule.schema.safeParse(asDescribed(body));
  const described = result.success ? [] : result.error.issues.flatMap((issue) => told(issue as Issue, []));
  const counted = files === 0 ? body : withFiles(body, files);
  return [...new Set([...damaged, ...described, ...(rule.limits?.(counted as Fields) ?? [])])];
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly errors?: readonly (readonly Issue[])[];
}

/** Of a union's branches the one that went furthest: whose `type` fits. */
function told(issue: Issue, above: readonly PropertyKey[]): string[] {
  const path = [...above, ...issue.path];
  const branches = issue.errors ?? [];
  const fitting = branches.find(
    (branch) =>
      branch.length > 0 && !branch.some(({ path: [field] }) => field === 'type' || field === undefined),
  );
  return fitting === undefined
    ? [`${path.map(String).join('.')}: ${issue.message}`]
    : fitting.flatMap((inner) => told(inner, path));
}

function data(limits: Limits): Limits {
  return (body) => limits(fields(body['data'])).map((problem) => `data.${problem}`);
}

/** The limits only need to know that there are files. */
function withFiles(body: unknown, files: number): Fields {
  const known = fields(body);
  return 'data' in known
    ? { ...known, data: { ...fields(known['data']), fileCount: files } }
    : { ...known, fileCount: files };
}

/**
 * The description asks for numbers where Discord takes numeric strings as well and its own
 * reference shows strings: permissions of commands.
 */
function asDescribed(body: unknown): unknown {
  if (Array.isArray(body)) {
    return body.map(asDescribed);
  }
  const permissions = fields(body)['default_member_permissions'];
  return typeof permissions === 'string' && /^\d+$/.test(permissions)
    ? { ...fields(body), default_member_permissions: Number(permissions) }
    : body;
}

/** Texts that are no Unicode: halves of surrogate pairs have no UTF-8. */
function brokenTexts(value: unknown, path: string): string[] {
  if (typeof value === 'string') {
    return /\p{Surrogate}/u.test(value) ? [`${path}: unpaired surrogate`] : [];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        brokenTexts(inner, path === '' ? key : `${path}.${key}`),
      )
    : [];
}
