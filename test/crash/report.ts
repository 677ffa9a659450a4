/** Prints a figure of a long test; it is judged by who reads it. */
export function report(what: string, figures: object): void {
  process.stdout.write(`${what}: ${JSON.stringify(figures)}\n`);
}
