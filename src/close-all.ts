type Closing = () => Promise<unknown> | undefined;

/**
 * Closes everything, one group after the other, whether or not something fails; what is in a group at the same time.
 *
 * @param onWarning hears of what fails after something else has failed
 * @throws what failed first
 */
export async function closeAll(
  groups: readonly (readonly Closing[])[],
  onWarning: (error: unknown) => void,
): Promise<void> {
  const failures: unknown[] = [];
  for (const group of groups) {
    const outcomes = await Promise.allSettled(group.map(async (close) => close()));
    for (const outcome of outcomes) if (outcome.status === 'rejected') failures.push(outcome.reason);
  }
  const [first, ...others] = failures;
  for (const other of others) onWarning(other);
  if (failures.length > 0) throw first;
}
