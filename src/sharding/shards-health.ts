import type { Health } from '../operations/health-server.ts';
import type { ShardProcess } from './shard-process.ts';

/** Supervisors wait some five seconds for all. */
const LIVE_MS = 2_500;
const HEALTH_MS = 4_000;

/** How one shard is; what it did not tell is left out. */
export type ShardHealth = { readonly shard: number; readonly ready: boolean } & Partial<
  Omit<Health, 'isReady'>
>;

type Running = (id: number) => ShardProcess | undefined;

/** Whether every shard runs and is not hung. */
export async function areLive(ids: readonly number[], running: Running): Promise<boolean> {
  const live = await Promise.all(ids.map(async (id) => (await running(id)?.isLive(LIVE_MS)) ?? false));
  return live.every(Boolean);
}

/** How all shards of this machine are, and each of them. */
export async function healthOfShards(
  ids: readonly number[],
  running: Running,
): Promise<Health & { readonly shards: readonly ShardHealth[] }> {
  const told = await Promise.all(ids.map(async (id) => (await running(id)?.health(HEALTH_MS)) ?? null));
  const generations = told.map((health) => health?.generation ?? null);
  return {
    isReady: told.every((health) => health?.isReady === true),
    gateway: told.every((health) => health?.gateway === 'connected') ? 'connected' : 'connecting',
    // Right after a run some may still answer from the generation before.
    generation: generations.includes(null) ? null : Math.min(...generations.map(Number)),
    questionsWaiting: told.reduce((sum, health) => sum + (health?.questionsWaiting ?? 0), 0),
    upSeconds: Math.round(process.uptime()),
    shards: ids.map((shard, at) => {
      const { isReady = false, ...rest } = told[at] ?? {};
      return { shard, ready: isReady, ...rest };
    }),
  };
}
