/** The part of all cases that is tried, for machines with other things to do. */
const SHARE = Number(process.env['SOAK_SHARE'] ?? 1);

/** How many cases: a few in `npm test`, all of them in `npm run test:soak`. */
export const runs = (few: number, all: number): number =>
  process.env['SOAK'] === 'true' ? Math.ceil(all * SHARE) : few;
