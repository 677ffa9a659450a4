import type { Config } from '../../config.ts';
import { BusyError, TooSlowError } from '../connection/errors.ts';
import { createFairLine } from './fair-line.ts';

export interface QueueLimits {
  /** Works begun at one time. */
  readonly atOnce: number;
  readonly maxWaiting: number;
  readonly maxWaitingOfOne: number;
  /** Who has waited so long is told that the bot is busy. */
  readonly maxWaitMs: number;
  /** What takes longer has failed. */
  readonly maxRunMs: number;
}

/** With the models at about fifteen questions a second, the last one in a full line waits four seconds. */
const QUEUE_LIMITS: Omit<QueueLimits, 'atOnce'> = {
  maxWaiting: 60,
  maxWaitingOfOne: 3,
  maxWaitMs: 6_000,
  maxRunMs: 30_000,
};

/** One beside the models is worth beginning: it looks in the index meanwhile. */
const LEAST_AT_ONCE = 2;

/** The usual limits: as many works at one time as there are threads of the models, each with its own. */
export function queueLimits({ modelThreads }: Pick<Config, 'modelThreads'>): QueueLimits {
  return { ...QUEUE_LIMITS, atOnce: Math.max(LEAST_AT_ONCE, modelThreads) };
}

/** Work that needs the models, a bounded number at a time, in turns between people. */
export interface QuestionQueue {
  readonly waiting: number;
  /** Whether `run` would refuse this person at once. */
  isFullFor(person: string): boolean;
  /**
   * @param maxWaitMs where a shorter time than usual is left
   * @throws BusyError when there is no place, or the turn does not come in time; TooSlowError
   */
  run<T>(person: string, work: () => Promise<T>, maxWaitMs?: number): Promise<T>;
}

interface Waiting {
  readonly begin: () => void;
  readonly refuse: () => void;
}

/** @param isSaturated whether the process has no time for more than it has */
export function createQuestionQueue(
  limits: QueueLimits,
  isSaturated: () => boolean = () => false,
): QuestionQueue {
  const line = createFairLine<Waiting>(limits);
  let running = 0;

  function next(): void {
    while (running < limits.atOnce) {
      const one = line.take();
      if (one === null) return;
      running += 1;
      one.begin();
    }
  }

  function turn(person: string, maxWaitMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const one: Waiting = {
        begin() {
          clearTimeout(timer);
          resolve();
        },
        refuse() {
          clearTimeout(timer);
          reject(new BusyError());
        },
      };
      const timer = setTimeout(() => {
        line.leave(person, one);
        one.refuse();
      }, maxWaitMs);
      line.add(person, one)?.refuse();
      next();
    });
  }

  return {
    get waiting() {
      return line.waiting;
    },
    isFullFor: (person) => line.isFullFor(person) || (running >= limits.atOnce && isSaturated()),
    async run(person, work, maxWaitMs = limits.maxWaitMs) {
      await turn(person, maxWaitMs);
      let timer: NodeJS.Timeout | undefined;
      try {
        const late = new Promise<never>((_, reject) => {
          timer = setTimeout(() => reject(new TooSlowError(limits.maxRunMs)), limits.maxRunMs);
        });
        return await Promise.race([work(), late]);
      } finally {
        clearTimeout(timer);
        running -= 1;
        next();
      }
    },
  };
}
