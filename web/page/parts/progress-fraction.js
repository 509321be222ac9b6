/** How full a progress bar is. */

/** @import {Progress, Stage} from "../state/types.js" */

/**
 * Where each stage of a cut begins, as a share of the whole: about what was measured for 12 MP.
 * The network says nothing until it is done.
 */
const BEGINNINGS = new Map(
  /** @type {[Stage, number][]} */ ([
    ["session", 0.02],
    ["decode", 0.05],
    ["preprocess", 0.1],
    ["refine", 0.75],
    ["composite", 0.85],
    ["encode", 0.9],
  ]),
);

/**
 * @param {Progress | null} progress
 * @returns {number | null} null while nobody knows
 */
export function progressFraction(progress) {
  if (!progress) return null;
  const { stage, loaded, total } = progress;
  if (loaded !== undefined && total) return Math.min(1, loaded / total);
  return BEGINNINGS.get(stage) ?? null;
}
