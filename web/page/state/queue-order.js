/** In which order pictures are shown, and which of them are chosen; the person's own order is that of `items`. */

import { isDone } from "./items.js";

/** @import {Item, State} from "./types.js" */

/** @param {Item} item whether a person should look at it: it failed, or its verdict says so */
export function needsReview(item) {
  return item.work.status === "failed" || (isDone(item) && item.work.report.verdict !== "good");
}

/**
 * @param {State} state
 * @returns {readonly Item[]}
 */
export function shownItems({ items, queue }) {
  if (!queue.isReviewFirst) return items;
  return [...items.filter(needsReview), ...items.filter((item) => !needsReview(item))];
}

/** @param {State} state */
export function chosenItems({ items, queue }) {
  const chosen = new Set(queue.chosenIds);
  return items.filter(({ id }) => chosen.has(id));
}

/**
 * What an action that has several pictures in mind is about.
 *
 * @param {State} state
 * @returns {readonly Item[]} those that are chosen, or all of them
 */
export function meantItems(state) {
  return state.queue.chosenIds.length > 0 ? chosenItems(state) : state.items;
}

/**
 * The pictures that go along when one is taken to another place.
 *
 * @param {State} state
 * @param {string} id
 * @returns {readonly string[]}
 */
export function movedWith({ items, queue }, id) {
  if (!queue.chosenIds.includes(id)) return [id];
  return items.map((item) => item.id).filter((other) => queue.chosenIds.includes(other));
}

/**
 * The shown pictures from one to another, whichever comes first.
 *
 * @param {State} state
 * @param {string | null} from
 * @param {string} to
 * @returns {readonly string[]}
 */
export function idsBetween(state, from, to) {
  const ids = shownItems(state).map(({ id }) => id);
  const end = ids.indexOf(to);
  const start = from === null ? end : ids.indexOf(from);
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/**
 * Where pictures go that are put beside another one, in the person's own order.
 *
 * @param {State} state
 * @param {readonly string[]} ids
 * @param {string} neighbour
 * @param {boolean} isAfter
 * @returns {string | null} the one they come before; null for the end
 */
export function placeBeside({ items }, ids, neighbour, isAfter) {
  const others = items.map(({ id }) => id).filter((id) => !ids.includes(id));
  return others[others.indexOf(neighbour) + (isAfter ? 1 : 0)] ?? null;
}

/**
 * The pictures beside which some may be put: what needs a review stays on top while it is shown there.
 *
 * @param {State} state
 * @param {readonly string[]} ids
 * @returns {readonly string[]} in the shown order, with those themselves
 */
export function neighboursOf(state, ids) {
  const shown = shownItems(state);
  const moved = shown.find(({ id }) => ids.includes(id));
  const isBeside = /** @param {Item} item */ (item) => moved && needsReview(item) === needsReview(moved);
  return (state.queue.isReviewFirst ? shown.filter(isBeside) : shown).map(({ id }) => id);
}
