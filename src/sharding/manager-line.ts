import { VerbatimError } from '../errors.ts';
import type { Health } from '../operations/health-server.ts';
import type { ShardQuestion, ShardReply } from './protocol.ts';

/** What a shard has to say to the process that started it. */
export interface ManagerLine {
  /** It answers from now on. */
  ready(): void;
  /** Lets the manager know how this process is, whenever it asks. */
  tellHealth(look: () => Promise<Health>): void;
  /** @returns whether the manager tells people, and nobody else need */
  fail(error: unknown, isFinal: boolean): boolean;
  close(): void;
}

/** @param onLost hears once that the manager is gone, after which nobody would end this process */
export function createManagerLine(onLost: () => void): ManagerLine {
  process.once('disconnect', onLost);
  // It may have been gone before anybody listened.
  if (!process.connected) onLost();
  // discord.js tells the manager of its connection, also when there is none any more.
  process.on('error', () => {});
  return {
    ready: () => send({ ready: true }),
    tellHealth(look) {
      process.on('message', ({ ask, number }: ShardQuestion) => {
        if (ask === 'live') send({ number, health: null });
        if (ask !== 'health') return;
        look().then(
          (health) => send({ number, health }),
          () => send({ number, health: null }),
        );
      });
    },
    fail(error, isFinal) {
      if (!(error instanceof VerbatimError) || !process.connected) return false;
      const { code, message, remedy } = error;
      send({ failure: { code, message, remedy, isFinal } });
      return true;
    },
    close() {
      // It would keep the process alive.
      if (process.connected) process.disconnect();
    },
  };
}

function send(reply: ShardReply): void {
  if (process.connected) process.send?.(reply);
}
