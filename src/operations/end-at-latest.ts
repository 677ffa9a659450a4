/** Longer than answering what was asked and closing take; shorter than supervisors wait before they kill. */
const LONGEST_STOP_MS = 15_000;
const INTERRUPTED = 130;

/** Ends the process when being stopped takes too long, whatever it waits for: a database may say nothing for hours. */
export function endAtLatest(stopped: AbortSignal, maxMs = LONGEST_STOP_MS): void {
  stopped.addEventListener(
    'abort',
    () => {
      setTimeout(() => process.exit(process.exitCode ?? INTERRUPTED), maxMs).unref();
    },
    { once: true },
  );
}
