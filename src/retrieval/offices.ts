/** Ranks and offices, by their words: they are written like names before one, and many people have them. */
export const OFFICES: readonly string[] =
  `president vice prime minister foreign defence defense interior secretary state chancellor envoy special
  ambassador army general colonel admiral chief senator governor mayor chairman spokesman spokeswoman adviser
  king queen prince pope professor former`.split(/\s+/);
