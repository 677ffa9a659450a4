/** A function to be minimised: its value at a point and its gradient there. */
export type Objective = (point: readonly number[]) => { value: number; gradient: number[] };

const MAX_STEPS = 2_000;
/** Share of the promised decrease that a step must keep (Armijo's rule; Nocedal, Wright 2006, section 3.1). */
const SUFFICIENT_DECREASE = 1e-4;
/** Square of the gradient's length below which the bottom is reached. */
const SMALLEST_PROMISE = 1e-12;
const SMALLEST_STEP = 1e-12;

/**
 * Projected gradient descent with backtracking (Bertsekas 1976). Slow but certain on the smooth,
 * regularised functions of about ten variables that are fitted here; variables should be of like scale.
 *
 * @param start where to begin, inside the bounds
 * @param signs for each variable: 1 it must not be negative, -1 it must not be positive, 0 it is free
 * @returns the point reached
 */
export function minimise(
  objective: Objective,
  start: readonly number[],
  signs: readonly number[] = [],
): number[] {
  const project = (each: number, index: number): number => (each * (signs[index] ?? 0) < 0 ? 0 : each);
  let point = [...start];
  let { value, gradient } = objective(point);
  let step = 1;
  for (let iteration = 0; iteration < MAX_STEPS; iteration++) {
    step *= 2;
    for (;;) {
      const tried = point.map((each, index) => project(each - step * gradient[index]!, index));
      const promised = point.reduce((sum, each, index) => sum + gradient[index]! * (each - tried[index]!), 0);
      if (promised < SMALLEST_PROMISE * step) return point;
      const next = objective(tried);
      if (next.value <= value - SUFFICIENT_DECREASE * promised) {
        point = tried;
        ({ value, gradient } = next);
        break;
      }
      step /= 2;
      if (step < SMALLEST_STEP) return point;
    }
  }
  return point;
}
