/** How many cases: a few in `npm test`, all of them in `npm run test:soak`. */
export const runs = (few: number, all: number): number => (process.env['SOAK'] === 'true' ? all : few);
