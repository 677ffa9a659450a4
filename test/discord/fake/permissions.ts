import { PermissionFlagsBits, type PermissionsString } from 'discord.js';

export type Permissions = readonly PermissionsString[];

/** What everyone may do in the fake's guilds, unless the test says otherwise. */
export const EVERYONE: Permissions = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'ReadMessageHistory',
  'EmbedLinks',
  'AttachFiles',
  'AddReactions',
  'UseApplicationCommands',
];

const ALL_BITS = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** The bits of permissions by name. */
export function bitsOf(permissions: Permissions): bigint {
  return permissions.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n);
}

/** One change of permissions for a role (type 0) or a member (type 1) in one channel. */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  readonly allow: string;
  readonly deny: string;
}

/** Discord's own order: everyone, roles, overwrites for everyone, for roles, for the member. */
export function effectiveBits({
  guildId,
  base,
  roles,
  userId,
  isOwner,
  overwrites,
}: {
  guildId: string;
  base: bigint;
  roles: readonly { id: string; permissions: string }[];
  userId: string;
  isOwner: boolean;
  overwrites: readonly Overwrite[];
}): bigint {
  let bits = roles.reduce((sum, role) => sum | BigInt(role.permissions), base);
  if (isOwner || (bits & PermissionFlagsBits.Administrator) !== 0n) {
    return ALL_BITS;
  }
  const roleIds = new Set(roles.map(({ id }) => id));
  const apply = (chosen: readonly Overwrite[]): void => {
    const denied = chosen.reduce((sum, { deny }) => sum | BigInt(deny), 0n);
    const allowed = chosen.reduce((sum, { allow }) => sum | BigInt(allow), 0n);
    bits = (bits & ~denied) | allowed;
  };
  apply(overwrites.filter(({ type, id }) => type === 0 && id === guildId));
  apply(overwrites.filter(({ type, id }) => type === 0 && roleIds.has(id) && id !== guildId));
  apply(overwrites.filter(({ type, id }) => type === 1 && id === userId));
  return bits;
}
