/** Questions about how a cutout is written. */

/** @import {Output} from "./types.js" */

/** @type {Pick<Output, "format" | "background">} what leaves the subject where it was in the photo, on nothing */
const IN_PLACE = { format: "png", background: null };

/** @param {Output} output whether the cutout, as it is saved, can be laid over the photo */
export function isInPlace(output) {
  return output.format !== "mask";
}

/**
 * @param {Output} output
 * @returns {Output}
 */
export function inPlace(output) {
  return { ...output, ...IN_PLACE };
}
