import type { APIApplicationCommand, ApplicationCommandType } from 'discord.js';
import { checkedBody } from './checked.ts';
import { commandListProblems } from './command-limits.ts';
import type { Core } from './core.ts';
import { invalidForm, refusals } from './discord-error.ts';
import type { Fields } from './json.ts';
import type { Call, Handler, Routes } from './rest.ts';

/** Application commands, global and of guilds. */
export function commandRoutes(core: Core): Routes {
  const { world } = core;
  const own = (call: Call): APIApplicationCommand[] => {
    if (call.ids[0] !== world.application.id) {
      throw refusals.missingAccess();
    }
    const guildId = guildIn(call);
    if (guildId !== undefined && !world.guilds.has(guildId)) {
      throw refusals.missingAccess();
    }
    return world.commands.filter((command) => command.guild_id === guildId);
  };
  const one = (call: Call): APIApplicationCommand => {
    const command = own(call).find(({ id }) => id === call.ids.at(-1));
    if (command === undefined) {
      throw refusals.unknownCommand();
    }
    return command;
  };
  const made = (call: Call, given: Fields, id: string): APIApplicationCommand => {
    const guildId = guildIn(call);
    return {
      id,
      application_id: world.application.id,
      version: world.clock.nextId(),
      default_member_permissions: null,
      type: 1,
      description: '',
      nsfw: false,
      name_localizations: null,
      description_localizations: null,
      ...(guildId === undefined ? { contexts: null, integration_types: [0] } : {}),
      ...(guildId === undefined ? given : withoutPlaces(given)),
      ...(guildId === undefined ? {} : { guild_id: guildId }),
    } as APIApplicationCommand;
  };
  const put = (command: APIApplicationCommand): void => {
    drop(command);
    world.commands.push(command);
    core.happenings.changed();
  };
  const drop = (command: APIApplicationCommand): void => {
    const at = world.commands.findIndex(({ id }) => id === command.id);
    if (at >= 0) {
      world.commands.splice(at, 1);
    }
  };
  function create(call: Call): unknown {
    const all = own(call);
    const body = checkedBody(call);
    const same = all.find((command) => isSame(command, body));
    const command = made(call, body, same?.id ?? world.clock.nextId());
    const others = all.filter(({ id }) => id !== command.id);
    const problems = commandListProblems([...others, command] as unknown as Fields[]);
    if (problems.length > 0) {
      core.happenings.violations.push(
        ...problems.map((problem) => ({ method: call.method, path: call.path, problem, body })),
      );
      throw invalidForm(problems);
    }
    put(command);
    return command;
  }

  function overwrite(call: Call): unknown {
    const before = own(call);
    const list = checkedBody(call) as unknown as Fields[];
    before.forEach(drop);
    return list.map((body) => {
      const same = before.find((command) => isSame(command, body));
      const command = made(call, body, same?.id ?? world.clock.nextId());
      put(command);
      return command;
    });
  }

  function edit(call: Call): unknown {
    const before = one(call);
    const command = made(call, { ...before, ...checkedBody(call) }, before.id);
    put(command);
    return command;
  }

  const handlers: Readonly<Record<string, Handler>> = {
    'GET ': own,
    'POST ': create,
    'PUT ': overwrite,
    'GET /{id}': one,
    'PATCH /{id}': edit,
    'DELETE /{id}': (call) => {
      drop(one(call));
    },
  };
  return Object.fromEntries(
    Object.entries(handlers).flatMap(([key, handler]) => {
      const [method, rest = ''] = key.split(' ');
      return ['', '/guilds/{id}'].map((guild) => [
        `${method} /applications/{id}${guild}/commands${rest}`,
        handler,
      ]);
    }),
  );
}

/** Where a command can be used is a matter of global ones. */
function withoutPlaces({ contexts: _contexts, integration_types: _types, ...rest }: Fields): Fields {
  return rest;
}

/** The guild whose commands a call is about, none for global ones. */
function guildIn({ path, ids }: Call): string | undefined {
  return path.includes('/guilds/') ? ids[1] : undefined;
}

function isSame(a: APIApplicationCommand, b: Fields): boolean {
  return a.name === b['name'] && a.type === ((b['type'] ?? 1) as ApplicationCommandType);
}
