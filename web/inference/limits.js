/** How long a download may stand still, and how often it is begun again. */

/** Milliseconds without a byte. */
export const STALL = 20_000;

/** Times that one part is asked for, at most. */
export const TRIES = 4;
