import { createInterface } from 'node:readline/promises';
import { UsageError } from '../errors.ts';
import type { Session } from './command.ts';

/** Whether there is somebody who can be asked. */
export function canAsk({ terminal: { input, err } }: Pick<Session, 'terminal'>): boolean {
  return input.isTTY === true && err.isTerminal;
}

/** @throws UsageError where nobody can be asked */
export async function isConfirmed(session: Session, question: string): Promise<boolean> {
  const {
    terminal: { input, err },
    signal,
  } = session;
  if (!canAsk(session)) {
    throw new UsageError('There is nobody to ask whether to do this.', 'Add --yes to do it without asking.');
  }
  const asking = createInterface({ input, output: err.stream });
  try {
    const reply = await asking.question(`${question} [y/N] `, { signal });
    return /^\s*y(?:es)?\s*$/iu.test(reply);
  } finally {
    asking.close();
  }
}
