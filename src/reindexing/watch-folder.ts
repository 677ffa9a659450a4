import { watch } from 'chokidar';
import { basename } from 'node:path';

export interface FolderWatch {
  /** Resolves when nothing more will be heard. */
  close(): Promise<void>;
}

export interface FolderWatchOptions {
  /** Which files count, by name. */
  readonly isWanted: (name: string) => boolean;
  /** How long nothing may change before it is taken for finished. */
  readonly settleMs: number;
  /** Hears that files were added, changed or removed, once for all that change together. */
  readonly onSettled: () => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Watches a folder and those in it. While any file is still being written nothing is told: an indexing
 * run reads all of them, and would take one that is half there.
 */
export async function watchFolder(
  directory: string,
  { isWanted, settleMs, onSettled, onError }: FolderWatchOptions,
): Promise<FolderWatch> {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(directory, {
    ignoreInitial: true,
    ignored: (path, stats) => stats?.isFile() === true && !isWanted(basename(path)),
  });
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(onSettled, settleMs);
  });
  watcher.on('error', onError);
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
