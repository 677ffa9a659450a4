import type { Server } from 'node:http';
import { GatewayCloseCodes } from 'discord.js';
import { WebSocket, WebSocketServer } from 'ws';
import { createSessions, type Identified, type Refused, type SessionOptions } from './gateway-session.ts';
import type { Happenings } from './happenings.ts';
import { fields, text } from './json.ts';
import { OP } from './opcodes.ts';
import { createSendLimit } from './send-limit.ts';

/** To whom a dispatch goes: shards of a guild (direct messages: shard 0), clients with an intent. */
export interface Audience {
  readonly guildId?: string | undefined;
  readonly intent?: number;
}

export interface GatewayOptions extends SessionOptions {
  readonly heartbeatIntervalMs: number;
  /** The answer to a request for the members of a guild. */
  readonly members: (guildId: string) => unknown;
}

/** The gateway and the ways to make it misbehave. */
export interface Gateway {
  /** Every IDENTIFY and RESUME that was accepted. */
  readonly identified: readonly Identified[];
  /** Sends an event to every session it concerns, also to those that may still resume. */
  dispatch(name: string, data: unknown, audience?: Audience): void;
  /** The same where the data depend on a session's intents. */
  dispatchBy(name: string, data: (intents: number) => unknown, audience?: Audience): void;
  /** Any payload, to every open connection: `{ op: 7 }`, unknown opcodes and events. */
  send(payload: { op: number; d?: unknown; s?: number | null; t?: string | null }): void;
  /** Any text or bytes, malformed JSON as well. */
  sendRaw(data: string | Buffer): void;
  close(code: number, reason?: string): void;
  /** Tears the connections without a closing frame. */
  terminate(): void;
  /** Heartbeats stay without acknowledgement. */
  ignoreHeartbeats(isOn?: boolean): void;
  /** Connections stay open, and nothing that is said on them is read, nor are their closings answered. */
  freeze(): void;
  /** The next connections are taken, and told nothing. */
  keepSilent(isOn?: boolean): void;
  /** op 9; sessions that cannot be resumed are forgotten by the server as well. */
  invalidateSession(isResumable: boolean): void;
  /** op 7: asks the clients to reconnect. */
  reconnect(): void;
  /** The next connections are refused with HTTP 503 at the upgrade; `Infinity` for all of them. */
  refuse(count: number): void;
  /** READY comes, the GUILD_CREATE events do not. */
  withholdGuilds(isOn?: boolean): void;
  /** How many connections have identified or resumed. */
  connected(): number;
  stop(): void;
}

/** Bits of a snowflake below its time: what spreads guilds over shards. */
const GUILD_SHIFT = 22n;

/** Opcodes that need no answer of the fake's. */
const QUIET_OPCODES = new Set<number>([OP.presenceUpdate, OP.voiceStateUpdate]);

/** On which of `count` shards a guild is: topics/gateway#sharding. */
export function shardOf(guildId: string, count: number): number {
  return Number((BigInt(guildId) >> GUILD_SHIFT) % BigInt(count));
}

export function createGateway(server: Server, happenings: Happenings, options: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = createSessions(options);
  let isDeaf = false;
  let isWithholding = false;
  let isSilent = false;
  let refusing = 0;

  const log = (name: string, data?: unknown): void => {
    happenings.events.push({ at: performance.now(), name, data });
    happenings.changed();
  };
  const open = (): WebSocket[] =>
    [...sockets.clients].filter(({ readyState }) => readyState === WebSocket.OPEN);
  const shut = (socket: WebSocket, code: number, reason = ''): void => {
    log(`close ${code}`, reason);
    sessions.leave(socket, code);
    socket.close(code, reason);
  };
  const dispatchBy: Gateway['dispatchBy'] = (name, data, { guildId, intent } = {}) => {
    log(name, data(0));
    sessions.dispatch(name, data, ({ shard: [id, count], intents }) => {
      const isOnShard = id === (guildId === undefined ? 0 : shardOf(guildId, count));
      return isOnShard && (intent === undefined || (intents & intent) !== 0);
    });
  };

  function receive(socket: WebSocket, received: string): void {
    const payload = parsed(received);
    const op = Number(payload?.['op'] ?? -1);
    const d = fields(payload?.['d']);
    const isOpen = sessions.isOpen(socket);
    if (payload === undefined) {
      shut(socket, GatewayCloseCodes.DecodeError, 'Decode error.');
    } else if (op === OP.heartbeat) {
      if (!isDeaf) {
        say(socket, { op: OP.heartbeatAck });
      }
    } else if (op === OP.identify || op === OP.resume) {
      if (isOpen) {
        shut(socket, GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
      } else if (op === OP.identify) {
        greet(socket, 'READY', sessions.identify(socket, d, !isWithholding));
      } else {
        greet(socket, 'RESUMED', sessions.resume(socket, d));
      }
    } else if (!isOpen) {
      shut(socket, GatewayCloseCodes.NotAuthenticated, 'Not authenticated.');
    } else if (op === OP.requestGuildMembers) {
      const members = options.members(text(d['guild_id']));
      sessions.dispatch(
        'GUILD_MEMBERS_CHUNK',
        () => members,
        (session) => session.socket === socket,
      );
    } else if (!QUIET_OPCODES.has(op)) {
      shut(socket, GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.');
    }
  }

  function greet(socket: WebSocket, name: string, refused: Refused | undefined): void {
    if (refused === undefined) {
      log(name, sessions.identified.at(-1));
    } else if (refused.code === undefined) {
      log('op 9', refused.reason);
      say(socket, { op: OP.invalidSession, d: false });
    } else {
      shut(socket, refused.code, refused.reason);
    }
  }

  server.on('upgrade', (request, socket, head) => {
    if (refusing > 0) {
      refusing -= 1;
      log('refused connection');
      socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      const isWithinLimit = createSendLimit();
      log('connection', request.url);
      client.on('message', (raw: Buffer) => {
        if (isWithinLimit(performance.now())) {
          receive(client, raw.toString());
        } else {
          shut(client, GatewayCloseCodes.RateLimited, 'Rate limited.');
        }
      });
      client.on('error', () => client.terminate());
      client.on('close', (code) => {
        log(`closed ${code}`);
        sessions.leave(client, code);
      });
      if (!isSilent) {
        say(client, { op: OP.hello, d: { heartbeat_interval: options.heartbeatIntervalMs } });
      }
    });
  });

  return {
    identified: sessions.identified,
    dispatchBy,
    dispatch: (name, data, audience) => dispatchBy(name, () => data, audience),
    send(payload) {
      log(`op ${payload.op}`, payload);
      open().forEach((socket) => say(socket, payload));
    },
    sendRaw(data) {
      log('raw', data.toString().slice(0, 80));
      open().forEach((socket) => socket.send(data, { binary: false }));
    },
    close(code, reason) {
      open().forEach((socket) => shut(socket, code, reason));
    },
    terminate() {
      log('terminate');
      open().forEach((socket) => socket.terminate());
    },
    ignoreHeartbeats(isOn = true) {
      isDeaf = isOn;
    },
    freeze() {
      log('freeze');
      open().forEach((socket) => socket.pause());
    },
    keepSilent(isOn = true) {
      isSilent = isOn;
    },
    invalidateSession(isResumable) {
      log('op 9', isResumable);
      open().forEach((socket) => sessions.leave(socket, 0));
      if (!isResumable) {
        sessions.forgetAll();
      }
      open().forEach((socket) => say(socket, { op: OP.invalidSession, d: isResumable }));
    },
    reconnect() {
      log('op 7');
      open().forEach((socket) => say(socket, { op: OP.reconnect, d: null }));
    },
    refuse(count) {
      refusing = count;
    },
    withholdGuilds(isOn = true) {
      isWithholding = isOn;
    },
    connected: () => sessions.connected(),
    stop() {
      sockets.clients.forEach((socket) => socket.terminate());
      sockets.close();
    },
  };
}

function say(socket: WebSocket, payload: unknown): void {
  if (socket.readyState === WebSocket.OPEN) {
    socket.send(JSON.stringify(payload));
  }
}

function parsed(received: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return fields(JSON.parse(received));
  } catch {
    return undefined;
  }
}
