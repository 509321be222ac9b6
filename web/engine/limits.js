/** How long a run may take before it counts as hung, and how long a worker lives. */

/** Milliseconds, while nobody knows how fast a backend is here: software GPUs take minutes. */
export const FIRST_RUN = 240_000;

/** Milliseconds that any later run may take. */
export const LEAST = 60_000;

/** Times its slowest run so far. */
export const FACTOR = 10;

/** Runs after which a worker is replaced: its heap never shrinks, and a leak in a driver ends with it. */
export const RUNS = 50;

/** Tries on one backend before the next one gets the picture. */
export const ATTEMPTS = 2;
