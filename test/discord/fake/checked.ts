import { checkPayload } from './check-payload.ts';
import type { Core } from './core.ts';
import { invalidForm, refusals } from './discord-error.ts';
import type { Call } from './rest.ts';
import { type FakeChannel, findMessage, type StoredMessage } from './world.ts';

/** Discord's limit on one attachment without boosts, in bytes. */
const MAX_FILE_BYTES = 10 * 1_024 * 1_024;

/** The body of a call that real Discord would accept; else records the violation and refuses. */
export function checkedBody(
  core: Core,
  { method, path, body, files }: Call,
): Readonly<Record<string, unknown>> {
  const problems = checkPayload(method, path, body, { files: files.length });
  const large = files.filter(({ data }) => data.length > MAX_FILE_BYTES);
  const all = [...problems, ...large.map(({ name }) => `attachments: ${name} is too large`)];
  core.happenings.violations.push(...all.map((problem) => ({ method, path, problem, body })));
  if (large.length > 0) {
    throw refusals.tooLarge();
  }
  if (problems.some((problem) => problem.includes('cannot send an empty message'))) {
    throw refusals.emptyMessage();
  }
  if (problems.length > 0) {
    throw invalidForm(problems);
  }
  return body ?? {};
}

export function channelOf(core: Core, id: string | undefined): FakeChannel {
  const channel = core.world.channels.get(id ?? '');
  if (channel === undefined) {
    throw refusals.unknownChannel();
  }
  return channel;
}

/** A message that a bot finds by REST: not an ephemeral one. */
export function messageOf(core: Core, channel: FakeChannel, id: string | undefined): StoredMessage {
  const message = findMessage(core.world, channel.id, id ?? '');
  if (message === undefined || message.visibleTo !== undefined) {
    throw refusals.unknownMessage();
  }
  return message;
}
