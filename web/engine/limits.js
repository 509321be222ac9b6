/** How long a run may take before it counts as hung, and how long a worker lives. */

/** Milliseconds, while nobody knows how fast a backend is here: software GPUs take minutes. */
export const FIRST_RUN = 240_000;

/** Milliseconds that any later run may take. */
export const LEAST = 60_000;

/** Times its slowest run so far. */
export const FACTOR = 10;

/** Runs after which a worker is replaced: its heap never shrinks, and a leak in a driver ends with it. */
export const RUNS = 50;

/** Bytes of a worker's heap after which it is replaced; what the networks need, best and large, stays below. */
export const HEAP = 2.5e9;

/** The same where there is little memory. */
export const LEAN_HEAP = 1e9;

/** Tries on one backend before the next one gets the picture. */
export const ATTEMPTS = 2;
