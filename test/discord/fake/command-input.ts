import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  type ApplicationCommandType,
} from 'discord.js';
import type { Core } from './core.ts';
import { storeFile, type UploadedFile } from './messages.ts';
import { bitsOf } from './permissions.ts';
import { rightsIn } from './rights.ts';
import type { FakeChannel } from './world.ts';

/** What a person can fill into an option. Users, roles and channels are given by their ids. */
export type OptionValue = string | number | boolean | UploadedFile;
export type OptionValues = Readonly<Record<string, OptionValue>>;

/** A person tried what Discord's own client would not let them do. */
export class NotPossible extends Error {
  override readonly name = 'NotPossible';
}

/** What JavaScript calls the values of an option's type. */
const JS_TYPES: Readonly<Record<number, string>> = { 3: 'string', 4: 'number', 5: 'boolean', 10: 'number' };

/** The command a person sees by this name in a channel: the guild's own before global ones. */
export function visibleCommand(
  core: Core,
  channel: FakeChannel,
  userId: string,
  { name, type, isForced }: { name: string; type: ApplicationCommandType; isForced: boolean },
): APIApplicationCommand {
  const { commands } = core.world;
  const isNamed = (command: APIApplicationCommand): boolean => command.name === name && command.type === type;
  const command =
    commands.find((one) => isNamed(one) && one.guild_id !== undefined && one.guild_id === channel.guildId) ??
    commands.find((one) => isNamed(one) && one.guild_id === undefined);
  if (command === undefined) {
    const known = commands.map((one) => one.name).join(', ');
    throw new NotPossible(
      `No command "${name}" of type ${type} is registered here, only: ${known || 'none'}`,
    );
  }
  const isDirect = channel.guildId === undefined;
  const contexts = command.contexts as readonly number[] | null | undefined;
  const isOffered = contexts
    ? contexts.includes(isDirect ? 1 : 0)
    : !isDirect || command.dm_permission !== false;
  const needed = command.default_member_permissions;
  const rights = rightsIn(core.world, channel, userId);
  const isAllowed =
    isDirect || needed === null || needed === undefined
      ? true
      : needed === '0'
        ? (rights & bitsOf(['Administrator'])) !== 0n
        : (rights & BigInt(needed)) === BigInt(needed);
  if (!isForced && !(isOffered && isAllowed)) {
    throw new NotPossible(`The command "${name}" is not shown to this person here`);
  }
  return command;
}

/** `data.options` (and `resolved.attachments`) of an interaction from what a person filled in. */
export function filledIn(
  core: Core,
  channel: FakeChannel,
  command: APIApplicationCommand,
  given: { path: readonly string[]; values: OptionValues; focused?: string; isForced: boolean },
): { options: unknown[]; attachments: Record<string, unknown> } {
  const attachments: Record<string, unknown> = {};
  let offered: readonly APIApplicationCommandOption[] = command.options ?? [];
  const around: { name: string; type: number }[] = [];
  for (const name of given.path) {
    const inner = offered.find((one) => one.name === name && isNesting(one));
    if (inner === undefined) {
      throw new NotPossible(`/${command.name} has no sub-command "${name}"`);
    }
    around.push({ name, type: inner.type });
    offered = ('options' in inner ? inner.options : undefined) ?? [];
  }
  if (offered.some(isNesting)) {
    throw new NotPossible(
      `/${command.name} needs a sub-command: ${offered.map(({ name }) => name).join(', ')}`,
    );
  }
  const filled: unknown[] = [];
  for (const [name, value] of Object.entries(given.values)) {
    const option = offered.find((one) => one.name === name);
    if (option === undefined) {
      throw new NotPossible(
        `/${command.name} has no option "${name}", only: ${offered.map((one) => one.name).join(', ')}`,
      );
    }
    const isFocused = given.focused === name;
    if (!given.isForced && !isFocused) {
      refuseUnfit(option, value);
    }
    filled.push({
      name,
      type: option.type,
      value: option.type === ApplicationCommandOptionType.Attachment ? upload(value as UploadedFile) : value,
      ...(isFocused ? { focused: true } : {}),
    });
  }
  function upload(file: UploadedFile): string {
    const attachment = storeFile(core, channel.id, file);
    attachments[attachment.id] = attachment;
    return attachment.id;
  }
  const missing = offered.filter((one) => one.required === true && !(one.name in given.values));
  if (missing.length > 0 && !given.isForced && given.focused === undefined) {
    throw new NotPossible(`/${command.name} needs: ${missing.map(({ name }) => name).join(', ')}`);
  }
  const options = around.reduceRight<unknown[]>(
    (inner, { name, type }) => [{ name, type, options: inner }],
    filled,
  );
  return { options, attachments };
}

function refuseUnfit(option: APIApplicationCommandOption, value: OptionValue): void {
  const expected = JS_TYPES[option.type];
  const {
    min_length: shortest = 0,
    max_length: longest = 6_000,
    min_value: least = -Infinity,
    max_value: most = Infinity,
    choices,
  } = option as {
    min_length?: number;
    max_length?: number;
    min_value?: number;
    max_value?: number;
    choices?: { value: unknown }[];
  };
  const isFit =
    (expected === undefined || typeof value === expected) &&
    (typeof value !== 'string' || (value.length >= shortest && value.length <= longest)) &&
    (typeof value !== 'number' || (value >= least && value <= most)) &&
    (!choices?.length || choices.some((choice) => choice.value === value));
  if (!isFit) {
    throw new NotPossible(`Option "${option.name}" does not take ${JSON.stringify(value)}`);
  }
}

function isNesting({ type }: APIApplicationCommandOption): boolean {
  return (
    type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup
  );
}
