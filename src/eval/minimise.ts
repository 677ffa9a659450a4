/** A function to be minimised: its value at a point and its gradient there. */
export type Objective = (point: readonly number[]) => { value: number; gradient: number[] };

const MAX_STEPS = 2_000;
/** Share of the promised decrease that a step must keep (Armijo's rule; Nocedal, Wright 2006, section 3.1). */
const SUFFICIENT_DECREASE = 1e-4;
const SMALLEST_GRADIENT = 1e-6;
const SMALLEST_STEP = 1e-12;

/**
 * Gradient descent with backtracking. Slow but certain on the smooth, regularised functions of about
 * ten variables that are fitted here; variables should be of like scale.
 *
 * @param start where to begin
 * @returns the point reached
 */
export function minimise(objective: Objective, start: readonly number[]): number[] {
  let point = [...start];
  let { value, gradient } = objective(point);
  let step = 1;
  for (let iteration = 0; iteration < MAX_STEPS; iteration++) {
    const slope = gradient.reduce((sum, each) => sum + each * each, 0);
    if (Math.sqrt(slope) < SMALLEST_GRADIENT) break;
    step *= 2;
    for (;;) {
      const tried = point.map((each, index) => each - step * gradient[index]!);
      const next = objective(tried);
      if (next.value <= value - SUFFICIENT_DECREASE * step * slope) {
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
