/** Work that was begun and should end before the process does. */
export interface OpenWork {
  /** No new work is taken. */
  readonly isStopping: boolean;
  /** Counts the work until it settles. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Takes no more work; resolves to whether all of it ended in time. */
  stop(graceMs: number): Promise<boolean>;
}

export function createOpenWork(): OpenWork {
  const open = new Set<Promise<unknown>>();
  let isStopping = false;
  return {
    get isStopping() {
      return isStopping;
    },
    async track(work) {
      open.add(work);
      try {
        return await work;
      } finally {
        open.delete(work);
      }
    },
    async stop(graceMs) {
      isStopping = true;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(resolve, graceMs, 'late');
      });
      const ended = await Promise.race([Promise.allSettled(open), late]);
      clearTimeout(timer);
      return ended !== 'late';
    },
  };
}
