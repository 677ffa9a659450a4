import type { ChildProcess } from 'node:child_process';

const running = new Set<ChildProcess>();

/** Notes a process that a test has started, so that it does not outlive it. */
export function noteChild<Child extends ChildProcess>(child: Child): Child {
  running.add(child);
  for (const end of ['exit', 'error']) child.once(end, () => running.delete(child));
  return child;
}

export function runningChildren(): ReadonlySet<ChildProcess> {
  return new Set(running);
}

/** Ends the noted processes that still run, but for some. */
export async function endChildren(spared: ReadonlySet<ChildProcess> = new Set()): Promise<void> {
  const left = [...running].filter((child) => !spared.has(child));
  const ended = left.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  for (const child of left) child.kill('SIGKILL');
  await Promise.all(ended);
}
