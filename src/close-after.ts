/**
 * Works with something, and closes it when that has ended, well or not.
 *
 * @throws why the work failed, whatever closing says then; else why closing failed
 */
export async function closeAfter<T>(
  opened: { close(): Promise<unknown> },
  work: () => Promise<T>,
): Promise<T> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await opened.close().catch(() => {});
    throw error;
  }
  await opened.close();
  return result;
}
