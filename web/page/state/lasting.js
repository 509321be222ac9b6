/** What of an item outlasts the page, and whether two states of it differ in that. */

/** @import {Item, Work} from "./types.js" */

/** @type {Work} */
export const QUEUED = { status: "queued", earlier: null };

/**
 * What of its work outlasts the page: a result, or that there is none yet.
 *
 * @param {Item} item
 * @returns {Work}
 */
export function lastingWork({ work }) {
  if (work.status === "queued" || work.status === "working") return work.earlier ?? QUEUED;
  return work.status === "failed" ? { status: "failed", failure: work.failure } : work;
}

/**
 * Whether nothing differs that is kept: progress, say, is not.
 *
 * @param {Item} one
 * @param {Item} other
 */
export function isSameKept(one, other) {
  if (!isSameWork(lastingWork(one), lastingWork(other))) return false;
  const names = /** @type {(keyof Item)[]} */ (Object.keys({ ...one, ...other }));
  return names.every((name) => name === "work" || one[name] === other[name]);
}

/**
 * @param {Work} one
 * @param {Work} other
 */
function isSameWork(one, other) {
  if (one.status === "failed" && other.status === "failed") return one.failure === other.failure;
  return one === other;
}
