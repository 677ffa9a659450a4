import type { Core } from './core.ts';
import { invalidForm, refusals } from './discord-error.ts';
import type { Fields } from './json.ts';
import type { Call } from './rest.ts';
import { type FakeChannel, findMessage, type StoredMessage } from './world.ts';

/** The body of a call, unless it breaks Discord's rules: then refuses. */
export function checkedBody({ body, problems }: Call): Fields {
  if (problems.some((problem) => problem.endsWith('is too large'))) {
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
