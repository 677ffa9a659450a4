import { ChannelType } from 'discord.js';
import { channelOf, checkedBody } from './checked.ts';
import type { Core } from './core.ts';
import { refusals } from './discord-error.ts';
import { text } from './json.ts';
import type { Call, Routes } from './rest.ts';
import { demand } from './rights.ts';
import { applicationShape, channelShape, guildShape, memberShape, threadMemberShape } from './shapes.ts';
import { addChannel, directChannel, type FakeGuild, isThread } from './world.ts';

const SESSIONS_A_DAY = 1_000;

/** The application, users, guilds, channels and threads. */
export function placeRoutes(core: Core, gatewayUrl: () => string, shards: number): Routes {
  const { world } = core;
  const guildOf = ({ ids }: Call): FakeGuild => {
    const guild = world.guilds.get(ids[0] ?? '');
    if (guild === undefined) {
      throw refusals.unknownGuild();
    }
    return guild;
  };

  function channel({ ids }: Call): unknown {
    const one = channelOf(core, ids[0]);
    demand(world, one, []);
    return channelShape(world, one);
  }

  function openDirect(call: Call): unknown {
    const recipientId = text(checkedBody(call)['recipient_id']);
    if (!world.users.has(recipientId)) {
      throw refusals.unknownUser();
    }
    return channelShape(world, directChannel(world, recipientId));
  }

  function startThread(call: Call): unknown {
    const parent = channelOf(core, call.ids[0]);
    demand(world, parent, ['CreatePublicThreads']);
    const body = checkedBody(call);
    const [, messageId] = call.ids;
    const thread = addChannel(world, {
      type: ChannelType.PublicThread,
      name: text(body['name']),
      parentId: parent.id,
      ownerId: world.bot.id,
      ...(parent.guildId === undefined ? {} : { guildId: parent.guildId }),
      ...(messageId === undefined ? {} : { id: messageId }),
    });
    thread.threadMembers.add(world.bot.id);
    const shape = channelShape(world, thread);
    core.gateway.dispatch('THREAD_CREATE', { ...shape, newly_created: true }, { guildId: parent.guildId });
    return shape;
  }

  function changeThread(call: Call): unknown {
    const thread = channelOf(core, call.ids[0]);
    demand(world, thread, [isThread(thread) ? 'ManageThreads' : 'ManageChannels']);
    const body = checkedBody(call);
    thread.name = text(body['name'] ?? thread.name);
    thread.isArchived = Boolean(body['archived'] ?? thread.isArchived);
    thread.isLocked = Boolean(body['locked'] ?? thread.isLocked);
    const shape = channelShape(world, thread);
    core.gateway.dispatch(isThread(thread) ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', shape, {
      guildId: thread.guildId,
    });
    return shape;
  }

  function membership(isJoining: boolean): (call: Call) => undefined {
    return ({ ids, path }) => {
      const thread = channelOf(core, ids[0]);
      demand(world, thread, []);
      const userId = path.endsWith('/@me') ? world.bot.id : (ids[1] ?? '');
      if (isJoining) {
        thread.threadMembers.add(userId);
      } else {
        thread.threadMembers.delete(userId);
      }
    };
  }

  function user({ ids }: Call): unknown {
    const one = world.users.get(ids[0] ?? '');
    if (one === undefined) {
      throw refusals.unknownUser();
    }
    return one;
  }

  function member(call: Call): unknown {
    const one = memberShape(world, guildOf(call), call.ids[1] ?? '');
    if (one === undefined) {
      throw refusals.unknownMember();
    }
    return one;
  }

  const ofGuild = (part: 'channels' | 'roles') => (call: Call) => guildShape(world, guildOf(call))[part];
  const application = (): unknown => applicationShape(world);
  return {
    'GET /gateway': () => ({ url: gatewayUrl() }),
    'GET /gateway/bot': () => ({
      url: gatewayUrl(),
      shards,
      session_start_limit: {
        total: SESSIONS_A_DAY,
        remaining: SESSIONS_A_DAY - core.gateway.identified.length,
        reset_after: 86_400_000,
        max_concurrency: 1,
      },
    }),
    'GET /users/@me': () => ({
      ...world.bot,
      verified: true,
      mfa_enabled: true,
      email: null,
      locale: 'en-US',
    }),
    'GET /users/@me/guilds': () =>
      [...world.guilds.values()].map(({ id, name }) => ({
        id,
        name,
        icon: null,
        owner: false,
        permissions: '0',
        features: [],
      })),
    'GET /users/{id}': user,
    'GET /oauth2/applications/@me': application,
    'GET /applications/@me': application,
    'PATCH /applications/@me': (call) => {
      checkedBody(call);
      return applicationShape(world);
    },
    'GET /guilds/{id}': (call) => guildShape(world, guildOf(call)),
    'GET /guilds/{id}/channels': ofGuild('channels'),
    'GET /guilds/{id}/roles': ofGuild('roles'),
    'GET /guilds/{id}/members/{id}': member,
    'GET /channels/{id}': channel,
    'PATCH /channels/{id}': changeThread,
    'POST /users/@me/channels': openDirect,
    'POST /channels/{id}/threads': startThread,
    'POST /channels/{id}/messages/{id}/threads': startThread,
    'GET /channels/{id}/thread-members': ({ ids }) => {
      const thread = channelOf(core, ids[0]);
      return [...thread.threadMembers].map((id) => threadMemberShape(thread, id));
    },
    'PUT /channels/{id}/thread-members/@me': membership(true),
    'DELETE /channels/{id}/thread-members/@me': membership(false),
    'PUT /channels/{id}/thread-members/{id}': membership(true),
    'DELETE /channels/{id}/thread-members/{id}': membership(false),
  };
}
