import type { Server } from 'node:http';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord.js';
import { WebSocket, WebSocketServer } from 'ws';
import { createSendLimit } from './send-limit.ts';
import type { Happenings } from './happenings.ts';

/** What a client told when it identified. */
export interface Identified {
  readonly at: number;
  readonly intents: number;
  readonly shard: readonly [number, number];
  readonly sessionId: string;
  readonly isResumed: boolean;
}

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  /** Everything dispatched, for a resumption; index + 1 is the sequence number. */
  readonly sent: string[];
  socket: WebSocket | undefined;
}

/** To whom a dispatch goes: shards of a guild (direct messages: shard 0), clients with an intent. */
export interface Audience {
  readonly guildId?: string | undefined;
  readonly intent?: number;
}

export interface GatewayOptions {
  readonly token: string;
  /** Bits of the privileged intents the application may ask for. */
  readonly privilegedIntents: number;
  readonly heartbeatIntervalMs: number;
  /** Data of READY beyond the session's own, and the events that follow it, made when needed. */
  readonly ready: (shard: readonly [number, number]) => Record<string, unknown>;
  readonly afterReady: (shard: readonly [number, number], intents: number) => { t: string; d: unknown }[];
  readonly members: (guildId: string) => unknown;
  readonly url: () => string;
}

const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
/** Close codes after which a session cannot be resumed: topics/opcodes-and-status-codes#gateway. */
const FINAL_CODES = new Set([1000, 1001, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014]);
const GUILD_SHIFT = 22n;

/** The gateway and the ways to make it misbehave. */
export interface Gateway {
  /** Every IDENTIFY and RESUME that was accepted. */
  readonly identified: Identified[];
  /** Sends an event to every session it concerns, also to those that may still resume. */
  dispatch(name: string, data: unknown | ((intents: number) => unknown), audience?: Audience): void;
  /** Any payload, to every open connection: `{ op: 7 }`, unknown opcodes and events. */
  send(payload: { op: number; d?: unknown; s?: number | null; t?: string | null }): void;
  /** Any text or bytes, malformed JSON as well. */
  sendRaw(text: string | Buffer): void;
  close(code: number, reason?: string): void;
  /** Tears the connections without a closing frame. */
  terminate(): void;
  ignoreHeartbeats(isOn?: boolean): void;
  /** op 9; not resumable ones are forgotten by the server as well. */
  invalidateSession(isResumable: boolean): void;
  /** op 7: asks the clients to reconnect. */
  reconnect(): void;
  /** The next connections are refused with HTTP 503 at the upgrade; `Infinity` for all of them. */
  refuse(count: number): void;
  /** READY comes, the GUILD_CREATE events do not. */
  withholdGuilds(isOn?: boolean): void;
  /** Connections that have identified or resumed. */
  connected(): number;
  stop(): void;
}

export function createGateway(server: Server, happenings: Happenings, options: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const identified: Identified[] = [];
  let isDeaf = false;
  let isWithholding = false;
  let refusing = 0;
  let made = 0;

  const log = (name: string, data: unknown): void => {
    happenings.events.push({ at: performance.now(), name, data });
    happenings.changed();
  };
  const open = (): WebSocket[] =>
    [...sockets.clients].filter(({ readyState }) => readyState === WebSocket.OPEN);
  const say = (socket: WebSocket, payload: unknown): void => {
    if (socket.readyState === WebSocket.OPEN) {
      socket.send(JSON.stringify(payload));
    }
  };
  const deliver = (session: Session, t: string, d: unknown): void => {
    const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, t, s: session.sent.length + 1, d });
    session.sent.push(text);
    if (session.socket?.readyState === WebSocket.OPEN) {
      session.socket.send(text);
    }
  };
  const shut = (socket: WebSocket, code: number, reason = ''): void => {
    log(`close ${code}`, reason);
    forget(socket, code);
    socket.close(code, reason);
  };
  const forget = (socket: WebSocket, code: number): void => {
    for (const session of sessions.values()) {
      if (session.socket === socket) {
        session.socket = undefined;
        if (FINAL_CODES.has(code)) {
          sessions.delete(session.id);
        }
      }
    }
  };

  function identify(socket: WebSocket, d: Record<string, unknown>): void {
    const intents = Number(d['intents']);
    const shard = (d['shard'] ?? [0, 1]) as [number, number];
    if (String(d['token']).replace(/^Bot /, '') !== options.token) {
      shut(socket, GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    } else if (!Number.isInteger(intents) || intents < 0) {
      shut(socket, GatewayCloseCodes.InvalidIntents, 'Invalid intent(s).');
    } else if ((intents & PRIVILEGED & ~options.privilegedIntents) !== 0) {
      shut(socket, GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
    } else if (!(shard[0] >= 0 && shard[0] < shard[1])) {
      shut(socket, GatewayCloseCodes.InvalidShard, 'Invalid shard.');
    } else {
      made += 1;
      const session: Session = { id: `session-${made}`, intents, shard, sent: [], socket };
      sessions.set(session.id, session);
      deliver(session, 'READY', {
        v: 10,
        ...options.ready(shard),
        session_id: session.id,
        resume_gateway_url: options.url(),
        shard,
      });
      for (const { t, d: data } of isWithholding ? [] : options.afterReady(shard, intents)) {
        deliver(session, t, data);
      }
      identified.push({ at: performance.now(), intents, shard, sessionId: session.id, isResumed: false });
      log('READY', { shard, intents });
    }
  }

  function resume(socket: WebSocket, d: Record<string, unknown>): void {
    const session = sessions.get(String(d['session_id']));
    const seq = Number(d['seq']);
    if (String(d['token']).replace(/^Bot /, '') !== options.token) {
      shut(socket, GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    } else if (session === undefined) {
      log('op 9', false);
      say(socket, { op: GatewayOpcodes.InvalidSession, d: false });
    } else if (!(seq >= 0 && seq <= session.sent.length)) {
      shut(socket, GatewayCloseCodes.InvalidSeq, 'Invalid seq.');
    } else {
      session.socket = socket;
      for (const text of session.sent.slice(seq)) {
        socket.send(text);
      }
      deliver(session, 'RESUMED', {});
      const { id: sessionId, intents, shard } = session;
      identified.push({ at: performance.now(), intents, shard, sessionId, isResumed: true });
      log('RESUMED', { missed: session.sent.length - 1 - seq });
    }
  }

  function receive(socket: WebSocket, text: string): void {
    let payload: { op?: number; d?: unknown };
    try {
      payload = JSON.parse(text) as typeof payload;
    } catch {
      shut(socket, GatewayCloseCodes.DecodeError, 'Decode error.');
      return;
    }
    const session = [...sessions.values()].find((one) => one.socket === socket);
    const d = (payload.d ?? {}) as Record<string, unknown>;
    const op = payload.op as GatewayOpcodes;
    if (op === GatewayOpcodes.Heartbeat) {
      if (!isDeaf) {
        say(socket, { op: GatewayOpcodes.HeartbeatAck });
      }
    } else if (op === GatewayOpcodes.Identify || op === GatewayOpcodes.Resume) {
      if (session !== undefined) {
        shut(socket, GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
      } else if (op === GatewayOpcodes.Identify) {
        identify(socket, d);
      } else {
        resume(socket, d);
      }
    } else if (session === undefined) {
      shut(socket, GatewayCloseCodes.NotAuthenticated, 'Not authenticated.');
    } else if (op === GatewayOpcodes.RequestGuildMembers) {
      deliver(session, 'GUILD_MEMBERS_CHUNK', options.members(String(d['guild_id'])));
    } else if (op !== GatewayOpcodes.PresenceUpdate && op !== GatewayOpcodes.VoiceStateUpdate) {
      shut(socket, GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.');
    }
  }

  server.on('upgrade', (request, socket, head) => {
    if (refusing > 0) {
      refusing -= 1;
      log('refused connection', undefined);
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
        log(`closed ${code}`, undefined);
        forget(client, code);
      });
      say(client, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: options.heartbeatIntervalMs } });
    });
  });

  return {
    identified,
    dispatch(name, data, { guildId, intent } = {}) {
      log(name, typeof data === 'function' ? (data as (intents: number) => unknown)(0) : data);
      for (const session of sessions.values()) {
        const [id, count] = session.shard;
        const shardOf = guildId === undefined ? 0 : Number((BigInt(guildId) >> GUILD_SHIFT) % BigInt(count));
        if (shardOf === id && (intent === undefined || (session.intents & intent) !== 0)) {
          deliver(
            session,
            name,
            typeof data === 'function' ? (data as (intents: number) => unknown)(session.intents) : data,
          );
        }
      }
    },
    send(payload) {
      log(`op ${payload.op}`, payload);
      open().forEach((socket) => say(socket, payload));
    },
    sendRaw(text) {
      log('raw', text.toString().slice(0, 80));
      open().forEach((socket) => socket.send(text, { binary: false }));
    },
    close(code, reason) {
      open().forEach((socket) => shut(socket, code, reason));
    },
    terminate() {
      log('terminate', undefined);
      open().forEach((socket) => socket.terminate());
    },
    ignoreHeartbeats(isOn = true) {
      isDeaf = isOn;
    },
    invalidateSession(isResumable) {
      if (!isResumable) {
        sessions.clear();
      } else {
        open().forEach((socket) => forget(socket, 0));
      }
      log('op 9', isResumable);
      open().forEach((socket) => say(socket, { op: GatewayOpcodes.InvalidSession, d: isResumable }));
    },
    reconnect() {
      log('op 7', undefined);
      open().forEach((socket) => say(socket, { op: GatewayOpcodes.Reconnect, d: null }));
    },
    refuse(count) {
      refusing = count;
    },
    withholdGuilds(isOn = true) {
      isWithholding = isOn;
    },
    connected: () =>
      [...sessions.values()].filter(({ socket }) => socket?.readyState === WebSocket.OPEN).length,
    stop() {
      for (const socket of sockets.clients) {
        socket.terminate();
      }
      sockets.close();
    },
  };
}
