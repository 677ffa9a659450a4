import { InferenceError } from '../errors.ts';
import type { Calls } from './protocol.ts';
import type { ModelThread } from './thread.ts';

export type Model = 'embedder' | 'reader';

/** Threads that share the work of the models, one call at a time each. */
export interface Pool {
  readonly size: number;
  /** Loads a model in the first thread. @throws ModelFileError, ModelUnavailableError */
  load<Kind extends Model>(model: Kind): Promise<Calls[(typeof LOADING)[Kind]]['result']>;
  /** Loads a model in the other threads, too; one that cannot have it leaves the work to the others. */
  spread(model: Model): Promise<void>;
  /** Runs in the next free thread that has the model, in order of calling. It must be loaded. */
  run<Name extends Work>(name: Name, ...args: Calls[Name]['args']): Promise<Calls[Name]['result']>;
  /** Lets what was called before finish, then ends the threads. */
  close(): Promise<void>;
}

type Work = 'embedQuestion' | 'embedTexts' | 'read';

const LOADING = {
  embedder: 'loadEmbedder',
  reader: 'loadReader',
} as const satisfies Record<Model, keyof Calls>;
const MODEL_OF: Readonly<Record<Work, Model>> = {
  embedQuestion: 'embedder',
  embedTexts: 'embedder',
  read: 'reader',
};

interface Member {
  readonly thread: ModelThread;
  readonly models: Set<Model>;
  isBusy: boolean;
}

interface Waiting {
  readonly model: Model;
  readonly take: (member: Member) => void;
}

/**
 * @param threads at least one. The first loads every model first: two that start at the same time are slower,
 *   as each has to read the libraries.
 */
export function createPool(threads: readonly ModelThread[]): Pool {
  const members = threads.map((thread): Member => ({ thread, models: new Set(), isBusy: false }));
  const waiting: Waiting[] = [];
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  async function loadIn<Kind extends Model>(
    member: Member,
    model: Kind,
  ): Promise<Calls[(typeof LOADING)[Kind]]['result']> {
    const loaded = await member.thread.call(LOADING[model]);
    member.models.add(model);
    if (!member.isBusy) offer(member);
    return loaded;
  }

  /** Gives a free thread to the first who waits for a model that it has. */
  function offer(member: Member): void {
    const next = waiting.findIndex(({ model }) => member.models.has(model));
    member.isBusy = next !== -1;
    if (next !== -1) waiting.splice(next, 1)[0]!.take(member);
  }

  function lease(model: Model): Promise<Member> {
    const free = members.find(({ models, isBusy }) => !isBusy && models.has(model));
    if (free === undefined) return new Promise((take) => waiting.push({ model, take }));
    free.isBusy = true;
    return Promise.resolve(free);
  }

  async function work<Name extends Work>(
    name: Name,
    args: Calls[Name]['args'],
  ): Promise<Calls[Name]['result']> {
    const member = await lease(MODEL_OF[name]);
    try {
      return await member.thread.call(name, ...args);
    } finally {
      offer(member);
    }
  }

  async function end(): Promise<void> {
    await Promise.allSettled(running);
    await Promise.all(members.map(({ thread }) => thread.close()));
  }

  return {
    size: members.length,
    load: (model) => loadIn(members[0]!, model),
    async spread(model) {
      const lacking = members.filter(({ models }) => !models.has(model));
      await Promise.allSettled(lacking.map((member) => loadIn(member, model)));
    },
    async run(name, ...args) {
      if (closing !== undefined) throw new InferenceError('The models were closed.');
      const begun = work(name, args);
      running.add(begun);
      try {
        return await begun;
      } finally {
        running.delete(begun);
      }
    },
    close: () => (closing ??= end()),
  };
}
