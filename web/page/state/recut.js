/** Pictures whose engine is gone: they keep their result, and are cut anew when another rendering is wanted. */

import { isDone, isStale } from "./items.js";

/** @import {DoneItem} from "./items.js" */
/** @import {Failure, Item, Stage} from "./types.js" */

/** Stages before the first inference.  @type {ReadonlySet<Stage>} */
const LOADING = new Set(["runtime", "model", "session", "decode", "preprocess"]);

/**
 * Half-done work starts over, done work keeps its picture; what was to be rendered has to be cut.
 *
 * @param {Item} item
 * @returns {Item}
 */
export function withoutEngine(item) {
  const { work } = item;
  if (work.status === "working" || work.status === "queued")
    return { ...item, work: { status: "queued", earlier: work.earlier } };
  if (work.status === "failed") return { ...item, work: { status: "failed", failure: work.failure } };
  if (!isDone(item)) return item;
  const forgotten = { ...item, work: { ...item.work, cutId: null } };
  return isStale(item) ? cutAnew(forgotten) : forgotten;
}

/**
 * An engine ended by itself. The picture that it was cutting has one more try, with half as many pixels, as most engines
 * end for lack of memory; one that ends the next engine too has failed. All others are as they were.
 *
 * @param {Item} item
 * @param {Failure} failure
 * @returns {Item}
 */
export function withLostEngine(item, failure) {
  const { work, size } = item;
  if (work.status !== "working") return item;
  if (item.losses > 0) return endAttempt(item, { status: "failed", failure });
  const pixels = size && Math.ceil((size.width * size.height) / 2);
  const maxPixels = pixels && Math.min(pixels, item.maxPixels ?? pixels);
  return { ...item, losses: 1, maxPixels, work: { status: "queued", earlier: work.earlier } };
}

/**
 * What still waits for a network begins again when another one is chosen; nothing is lost but the wait.
 *
 * @param {Item} item
 * @returns {Item}
 */
export function withoutLoading(item) {
  const { work } = item;
  if (work.status !== "working" || work.earlier || work.preview) return item;
  const isLoading = !work.progress || LOADING.has(work.progress.stage);
  return isLoading ? { ...item, work: { status: "queued", earlier: null } } : item;
}

/**
 * Once more with what it was cut with, whatever is chosen now, for the sake of other output.
 *
 * @param {DoneItem} item
 * @returns {Item}
 */
export function cutAnew(item) {
  return { ...item, work: { status: "queued", earlier: item.work } };
}

/**
 * The attempt is over. Who had a result before has it again, with the choices that describe it.
 *
 * @param {Item} item
 * @param {Item["work"]} work what it comes to otherwise
 * @returns {Item}
 */
export function endAttempt(item, work) {
  const earlier = item.work.status === "queued" || item.work.status === "working" ? item.work.earlier : null;
  if (!earlier) return { ...item, work };
  const renderFailure = work.status === "failed" ? work.failure : null;
  return { ...item, output: earlier.output, edits: earlier.edits, work: { ...earlier, renderFailure } };
}
