/** Opens something when it is first wanted, and once only, unless opening it failed. */
export function once<T>(open: () => T): (() => T) & { opened: () => T | undefined } {
  let value: T | undefined;
  const get = (): T => {
    if (value !== undefined) return value;
    const opened = open();
    value = opened;
    if (opened instanceof Promise) {
      // What failed may be mended; the next one who needs it tries again.
      opened.catch(() => {
        value = undefined;
      });
    }
    return opened;
  };
  return Object.assign(get, { opened: () => value });
}
