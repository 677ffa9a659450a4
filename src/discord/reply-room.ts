/** Discord takes about five messages in five seconds in a channel: five go at once, four in the next round. */
const MOST_IN_CHANNEL = 9;
const CHANNEL_WINDOW_MS = 5_000;
/** A full line of questions, and what a second of Discord's fifty requests can carry. */
const MOST_EVERYWHERE = 110;

export interface RoomLimits {
  readonly mostInChannel: number;
  readonly channelWindowMs: number;
  readonly mostEverywhere: number;
}

/** How many replies can be posted in good time; whoever finds no room would wait longer than is stated. */
export interface ReplyRoom {
  /** Takes a place until the function that is given back is called; null when there is none. */
  enter(channelId: string): (() => void) | null;
}

export function createReplyRoom(
  { mostInChannel, channelWindowMs, mostEverywhere }: RoomLimits = {
    mostInChannel: MOST_IN_CHANNEL,
    channelWindowMs: CHANNEL_WINDOW_MS,
    mostEverywhere: MOST_EVERYWHERE,
  },
): ReplyRoom {
  /** Of each channel: under way, or posted within the window that Discord counts. */
  const counted = new Map<string, number>();
  let underWay = 0;

  function release(channelId: string): void {
    const left = (counted.get(channelId) ?? 0) - 1;
    if (left > 0) counted.set(channelId, left);
    else counted.delete(channelId);
  }

  return {
    enter(channelId) {
      const here = counted.get(channelId) ?? 0;
      if (here >= mostInChannel || underWay >= mostEverywhere) return null;
      counted.set(channelId, here + 1);
      underWay += 1;
      return () => {
        underWay -= 1;
        setTimeout(release, channelWindowMs, channelId).unref();
      };
    },
  };
}
