import { GatewayCloseCodes, GatewayIntentBits } from 'discord.js';
import { WebSocket } from 'ws';
import { type Fields, text } from './json.ts';
import { OP } from './opcodes.ts';

/** What a client told when it identified. */
export interface Identified {
  /** `performance.now()` */
  readonly at: number;
  readonly intents: number;
  readonly shard: Shard;
  readonly sessionId: string;
  readonly isResumed: boolean;
}

/** Number of the shard, and of how many. */
export type Shard = readonly [number, number];

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: Shard;
  /** Everything dispatched, for a resumption; index + 1 is the sequence number. */
  readonly sent: string[];
  socket: WebSocket | undefined;
}

export interface SessionOptions {
  readonly token: string;
  /** Bits of the privileged intents the application may ask for. */
  readonly privilegedIntents: number;
  /** Data of READY beyond the session's own. */
  readonly ready: (shard: Shard) => Fields;
  /** The events right after READY. */
  readonly afterReady: (shard: Shard) => { t: string; d: unknown }[];
  /** The gateway's address, for resumptions. */
  readonly url: () => string;
}

/** A refusal to identify or resume: the code to close with, or op 9 where there is none. */
export interface Refused {
  readonly code: number | undefined;
  readonly reason: string;
}

export interface Sessions {
  readonly identified: Identified[];
  identify(socket: WebSocket, d: Fields, isWithGuilds: boolean): Refused | undefined;
  resume(socket: WebSocket, d: Fields): Refused | undefined;
  /** Dispatches to the sessions that `choose` picks; the data may depend on their intents. */
  dispatch(
    t: string,
    data: (intents: number) => unknown,
    choose: (session: { shard: Shard; intents: number; socket: WebSocket | undefined }) => boolean,
  ): void;
  isOpen(socket: WebSocket): boolean;
  /** A connection has ended: its session waits for a resumption, or after some codes is gone. */
  leave(socket: WebSocket, code: number): void;
  forgetAll(): void;
  connected(): number;
}

const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
/** Close codes after which a session cannot be resumed: topics/opcodes-and-status-codes#gateway. */
const FINAL_CODES = new Set([1000, 1001, 4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014]);

export function createSessions(options: SessionOptions): Sessions {
  const sessions = new Map<string, Session>();
  const identified: Identified[] = [];
  let made = 0;
  const isToken = (token: unknown): boolean => text(token).replace(/^Bot /, '') === options.token;
  const note = ({ id, intents, shard }: Session, isResumed: boolean): void => {
    identified.push({ at: performance.now(), intents, shard, sessionId: id, isResumed });
  };

  function refusal(token: unknown, intents: number, shard: Shard): Refused | undefined {
    if (!isToken(token)) {
      return { code: GatewayCloseCodes.AuthenticationFailed, reason: 'Authentication failed.' };
    }
    if (!Number.isInteger(intents) || intents < 0) {
      return { code: GatewayCloseCodes.InvalidIntents, reason: 'Invalid intent(s).' };
    }
    if ((intents & PRIVILEGED & ~options.privilegedIntents) !== 0) {
      return { code: GatewayCloseCodes.DisallowedIntents, reason: 'Disallowed intent(s).' };
    }
    return shard[0] >= 0 && shard[0] < shard[1]
      ? undefined
      : { code: GatewayCloseCodes.InvalidShard, reason: 'Invalid shard.' };
  }

  return {
    identified,
    identify(socket, d, isWithGuilds) {
      const intents = Number(d['intents']);
      const shard = (d['shard'] ?? [0, 1]) as Shard;
      const refused = refusal(d['token'], intents, shard);
      if (refused !== undefined) {
        return refused;
      }
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
      for (const { t, d: data } of isWithGuilds ? options.afterReady(shard) : []) {
        deliver(session, t, data);
      }
      note(session, false);
    },
    resume(socket, d) {
      const session = sessions.get(text(d['session_id']));
      const seq = Number(d['seq']);
      if (!isToken(d['token'])) {
        return { code: GatewayCloseCodes.AuthenticationFailed, reason: 'Authentication failed.' };
      }
      if (session === undefined) {
        return { code: undefined, reason: 'no such session' };
      }
      if (!(seq >= 0 && seq <= session.sent.length)) {
        return { code: GatewayCloseCodes.InvalidSeq, reason: 'Invalid seq.' };
      }
      session.socket = socket;
      session.sent.slice(seq).forEach((missed) => socket.send(missed));
      deliver(session, 'RESUMED', {});
      note(session, true);
    },
    dispatch(t, data, choose) {
      for (const session of sessions.values()) {
        if (choose(session)) {
          deliver(session, t, data(session.intents));
        }
      }
    },
    isOpen: (socket) => [...sessions.values()].some((session) => session.socket === socket),
    leave(socket, code) {
      for (const session of sessions.values()) {
        if (session.socket === socket) {
          session.socket = undefined;
          if (FINAL_CODES.has(code)) {
            sessions.delete(session.id);
          }
        }
      }
    },
    forgetAll: () => sessions.clear(),
    connected: () =>
      [...sessions.values()].filter(({ socket }) => socket?.readyState === WebSocket.OPEN).length,
  };
}

function deliver(session: Session, t: string, d: unknown): void {
  const payload = JSON.stringify({ op: OP.dispatch, t, s: session.sent.length + 1, d });
  session.sent.push(payload);
  if (session.socket?.readyState === WebSocket.OPEN) {
    session.socket.send(payload);
  }
}
