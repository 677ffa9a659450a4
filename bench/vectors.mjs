import { createRandom } from './corpus.mjs';

const POOL = 4_096;

function toUnit(vector) {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/**
 * Stands in for the model where that would take hours.
 *
 * @returns a function that makes vectors of unit length: each is the sum of two of a pool, so that there are as many
 *   different ones as texts, at the price of a copy
 */
export function createGenerator(dimension) {
  const random = createRandom(2);
  const pool = Array.from({ length: POOL }, () =>
    toUnit(Float32Array.from({ length: dimension }, () => random() - 0.5)),
  );
  const pick = () => pool[Math.floor(random() * POOL)];
  return () => {
    const [a, b] = [pick(), pick()];
    return toUnit(a.map((value, i) => value + b[i]));
  };
}
