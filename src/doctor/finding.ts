/** One thing that was examined. */
export interface Finding {
  readonly check:
    | 'node'
    | 'configuration'
    | 'models'
    | 'seeds'
    | 'embeddings'
    | 'database'
    | 'index'
    | 'golden'
    | 'state'
    | 'discord'
    | 'crash';
  readonly state: 'ok' | 'warning' | 'problem';
  readonly message: string;
  /** What to do about it; null when nothing is to be done. */
  readonly remedy: string | null;
}

type Check = Finding['check'];

export function ok(check: Check, message: string): Finding {
  return { check, state: 'ok', message, remedy: null };
}

export function warning(check: Check, message: string, remedy: string): Finding {
  return { check, state: 'warning', message, remedy };
}

export function problem(check: Check, message: string, remedy: string): Finding {
  return { check, state: 'problem', message, remedy };
}
