/** Discord takes about five messages in five seconds in a channel: five go at once, four in the next round. */
const MOST_IN_CHANNEL = 9;
/** So few have a place in the next round whatever went before, beside a notice to those turned away. */
const ALWAYS_IN_CHANNEL = 4;
const CHANNEL_WINDOW_MS = 5_000;
/** A full line of questions, and what a second of Discord's fifty requests can carry. */
const MOST_EVERYWHERE = 110;

export interface RoomLimits {
  /** Under way, or posted within the window that Discord counts. */
  readonly mostInChannel: number;
  /** Under way, whatever was posted. */
  readonly alwaysInChannel: number;
  readonly channelWindowMs: number;
  readonly mostEverywhere: number;
}

/** How many replies can be posted in good time; whoever finds no room would wait longer than is stated. */
export interface ReplyRoom {
  /** Takes a place until the function that is given back is called; null when there is none. */
  enter(channelId: string): (() => void) | null;
}

export function createReplyRoom(
  { mostInChannel, alwaysInChannel, channelWindowMs, mostEverywhere }: RoomLimits = {
    mostInChannel: MOST_IN_CHANNEL,
    alwaysInChannel: ALWAYS_IN_CHANNEL,
    channelWindowMs: CHANNEL_WINDOW_MS,
    mostEverywhere: MOST_EVERYWHERE,
  },
): ReplyRoom {
  const channels = new Map<string, { underWay: number; posted: number }>();
  let underWay = 0;

  function forget(channelId: string): void {
    const here = channels.get(channelId);
    if (here === undefined) return;
    here.posted -= 1;
    if (here.posted + here.underWay === 0) channels.delete(channelId);
  }

  return {
    enter(channelId) {
      const here = channels.get(channelId) ?? { underWay: 0, posted: 0 };
      const isFull = here.underWay >= alwaysInChannel && here.underWay + here.posted >= mostInChannel;
      if (isFull || underWay >= mostEverywhere) return null;
      channels.set(channelId, here);
      here.underWay += 1;
      underWay += 1;
      return () => {
        underWay -= 1;
        here.underWay -= 1;
        here.posted += 1;
        setTimeout(forget, channelWindowMs, channelId).unref();
      };
    },
  };
}
