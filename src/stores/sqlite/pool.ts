import { statSync } from 'node:fs';
import { type Connection, openConnection } from './connection.ts';
import { checkSoundIfSmall } from './soundness.ts';

/** Idle connections kept: as many as questions are likely to be read for at once. */
const MAX_IDLE = 4;

/** A connection inside a read transaction, held by everyone who still needs it. */
export interface Lease {
  readonly connection: Connection;
  /** Keeps the connection until `release` was called once more. */
  hold(): void;
  release(): void;
}

export interface ConnectionPool {
  /**
   * Null when the store's file does not exist.
   * @param isAlone a fresh connection that does not return to the pool, so that temporary tables may be made in it
   */
  lease(isAlone?: boolean): Lease | null;
  close(): void;
}

/**
 * Connections for reading. All of them are opened anew when the file has been replaced by another.
 * @param onReplaced hears that what was cached from the file is void
 */
export function createConnectionPool(file: string, onReplaced: () => void): ConnectionPool {
  const open = new Set<Connection>();
  let idle: Connection[] = [];
  let inode: number | undefined;

  function drop(connection: Connection): void {
    open.delete(connection);
    connection.close();
  }

  function acquire(isAlone: boolean): Connection | null {
    const found = statSync(file, { throwIfNoEntry: false })?.ino;
    const isUnknown = found !== inode;
    if (isUnknown) {
      for (const connection of idle) drop(connection);
      idle = [];
      if (inode !== undefined) onReplaced();
      // Until a connection to the new one is known to be sound.
      inode = undefined;
    }
    if (found === undefined) return null;
    const reused = isAlone ? undefined : idle.pop();
    if (reused) return reused;
    const connection = openConnection(file, 'read');
    try {
      if (isUnknown) checkSoundIfSmall(connection);
    } catch (error) {
      connection.close();
      throw error;
    }
    inode = found;
    open.add(connection);
    return connection;
  }

  return {
    lease(isAlone = false) {
      const connection = acquire(isAlone);
      if (!connection) return null;
      const leasedInode = inode;
      connection.sql('BEGIN').run();
      let holders = 1;
      return {
        connection,
        hold: () => void (holders += 1),
        release() {
          holders -= 1;
          if (holders > 0 || !connection.db.open) return;
          // What was read is read; a connection that cannot even end its transaction is of no more use,
          // and must not hide why reading failed.
          const isSound = endTransaction(connection);
          const isReusable = isSound && !isAlone && leasedInode === inode;
          if (isReusable && idle.length < MAX_IDLE) idle.push(connection);
          else drop(connection);
        },
      };
    },
    close() {
      for (const connection of open) connection.close();
      open.clear();
      idle = [];
    },
  };
}

function endTransaction(connection: Connection): boolean {
  try {
    connection.sql('COMMIT').run();
    return true;
  } catch {
    return false;
  }
}
