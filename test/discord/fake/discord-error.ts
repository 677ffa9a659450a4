/** What Discord answers when it refuses: a status, its own code and, for form errors, where. */
export class DiscordRefusal extends Error {
  override readonly name = 'DiscordRefusal';
  readonly status: number;
  readonly code: number;
  readonly errors: Record<string, unknown> | undefined;

  constructor(status: number, code: number, message: string, errors?: Record<string, unknown>) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  body(): Record<string, unknown> {
    return {
      message: this.message,
      code: this.code,
      ...(this.errors === undefined ? {} : { errors: this.errors }),
    };
  }
}

/** Codes and words as in docs.discord.com, topics/opcodes-and-status-codes#json. */
export const refusals = {
  unauthorized: () => new DiscordRefusal(401, 0, '401: Unauthorized'),
  noRoute: () => new DiscordRefusal(404, 0, '404: Not Found'),
  unknownChannel: () => new DiscordRefusal(404, 10_003, 'Unknown Channel'),
  unknownGuild: () => new DiscordRefusal(404, 10_004, 'Unknown Guild'),
  unknownMember: () => new DiscordRefusal(404, 10_007, 'Unknown Member'),
  unknownMessage: () => new DiscordRefusal(404, 10_008, 'Unknown Message'),
  unknownUser: () => new DiscordRefusal(404, 10_013, 'Unknown User'),
  unknownWebhook: () => new DiscordRefusal(404, 10_015, 'Unknown Webhook'),
  unknownInteraction: () => new DiscordRefusal(404, 10_062, 'Unknown interaction'),
  unknownCommand: () => new DiscordRefusal(404, 10_063, 'Unknown application command'),
  alreadyAcknowledged: () => new DiscordRefusal(400, 40_060, 'Interaction has already been acknowledged.'),
  tooLarge: () => new DiscordRefusal(413, 40_005, 'Request entity too large'),
  missingAccess: () => new DiscordRefusal(403, 50_001, 'Missing Access'),
  notYourMessage: () => new DiscordRefusal(403, 50_005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new DiscordRefusal(400, 50_006, 'Cannot send an empty message'),
  closedDms: () => new DiscordRefusal(403, 50_007, 'Cannot send messages to this user'),
  notATextChannel: () => new DiscordRefusal(400, 50_008, 'Cannot send messages in a non-text channel'),
  missingPermissions: () => new DiscordRefusal(403, 50_013, 'Missing Permissions'),
  invalidWebhookToken: () => new DiscordRefusal(401, 50_027, 'Invalid Webhook Token'),
  archivedThread: () => new DiscordRefusal(400, 50_083, 'Thread is archived'),
  invalidJson: () => new DiscordRefusal(400, 50_109, 'The request body contains invalid JSON.'),
  replyNeedsHistory: () =>
    new DiscordRefusal(400, 160_002, 'Cannot reply without permission to read message history'),
} as const;

/** 50035 from problems written as "path.to.field: what is wrong". */
export function invalidForm(problems: readonly string[], code = 'INVALID_FORM'): DiscordRefusal {
  const errors: Record<string, unknown> = {};
  for (const problem of problems) {
    const colon = problem.indexOf(': ');
    const path = colon < 0 ? [] : problem.slice(0, colon).split('.');
    let place = errors;
    for (const step of path) {
      place = (place[step] ??= {}) as Record<string, unknown>;
    }
    const list = (place['_errors'] ??= []) as unknown[];
    list.push({ code, message: colon < 0 ? problem : problem.slice(colon + 2) });
  }
  return new DiscordRefusal(400, 50_035, 'Invalid Form Body', errors);
}
