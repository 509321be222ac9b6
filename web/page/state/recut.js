/** Pictures whose engine is gone: they keep their result, and are cut anew when another rendering is wanted. */

import { isDone, isStale } from "./items.js";

/** @import {DoneItem} from "./items.js" */
/** @import {Failure, Item, Settings, Stage, State} from "./types.js" */

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
  const { settings } = work;
  const cut = size && Math.min(size.width * size.height, pixelLimit(item, settings) ?? Infinity);
  const affordable = cut === null ? null : { maxPixels: Math.ceil(cut / 2), settings };
  return { ...item, losses: 1, affordable, work: { status: "queued", earlier: work.earlier } };
}

/**
 * @param {Item} item
 * @param {Settings} settings it is to be cut with
 * @returns {number | null} what it is to be reduced to: other settings may need less memory
 */
export function pixelLimit({ maxPixels, affordable }, settings) {
  return affordable && isSameChoice(affordable.settings, settings) ? affordable.maxPixels : maxPixels;
}

/**
 * What still waits for a network begins again when another one is chosen; nothing is lost but the wait.
 *
 * @param {State} state
 * @param {Settings} settings
 * @returns {State}
 */
export function withSettings(state, settings) {
  const isOther = !isSameChoice(state.settings, settings);
  return { ...state, settings, items: isOther ? state.items.map(withoutLoading) : state.items };
}

/**
 * @param {Item} item
 * @returns {Item}
 */
function withoutLoading(item) {
  const { work } = item;
  if (work.status !== "working" || work.earlier) return item;
  const isLoading = !work.progress || work.progress.isQuick || LOADING.has(work.progress.stage);
  return isLoading ? { ...item, work: { status: "queued", earlier: null } } : item;
}

/**
 * @param {Settings} one
 * @param {Settings} other
 */
function isSameChoice(one, other) {
  return one.level === other.level && one.model === other.model && one.backend === other.backend;
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
