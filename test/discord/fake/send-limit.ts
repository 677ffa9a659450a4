/** topics/gateway#rate-limiting: 120 sends in any 60 seconds. */
const MOST_SENDS = 120;
const WINDOW_MS = 60_000;

/** True as long as a connection keeps to Discord's limit on sends. */
export function createSendLimit(): (nowMs: number) => boolean {
  let sentAt: number[] = [];
  return (nowMs) => {
    sentAt = sentAt.filter((at) => nowMs - at < WINDOW_MS);
    sentAt.push(nowMs);
    return sentAt.length <= MOST_SENDS;
  };
}
