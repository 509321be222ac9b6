/** Items come, are looked at, cancelled, tried again and removed. */

import { NO_EDITS, replaceItem } from "./items.js";

/** @import {Item, State} from "./types.js" */
/** @import {Arrival, ItemAction} from "./actions.js" */

/**
 * @param {State} state
 * @param {ItemAction} action
 * @returns {State}
 */
export function reduceItems(state, action) {
  switch (action.type) {
    case "items-added":
      return addItems(state, action.arrivals);
    case "item-selected":
      return { ...state, selectedId: action.id };
    case "item-removed":
      return removeItem(state, action.id);
    case "item-previewed":
      return replaceItem(state, action.id, (item) => ({
        ...item,
        thumbnail: action.thumbnail,
        size: item.size ?? action.size,
      }));
    case "item-cancelled":
      return replaceItem(state, action.id, (item) =>
        item.work.status === "queued" || item.work.status === "working"
          ? { ...item, work: { status: "cancelled" } }
          : item,
      );
    case "item-requeued":
      return replaceItem(state, action.id, (item) =>
        item.file ? { ...item, work: { status: "queued" } } : item,
      );
    case "item-reduced":
      return replaceItem(state, action.id, (item) => ({
        ...item,
        maxPixels: action.maxPixels,
        work: { status: "queued" },
      }));
  }
}

/**
 * The first of the new items is shown: it is what the person has just brought.
 *
 * @param {State} state
 * @param {readonly Arrival[]} arrivals
 * @returns {State}
 */
function addItems(state, arrivals) {
  const added = arrivals.map(({ name, file, failure }, index) => {
    /** @type {Item} */
    const item = {
      id: `item-${state.added + index + 1}`,
      name,
      file,
      thumbnail: null,
      size: null,
      maxPixels: null,
      output: state.output,
      edits: NO_EDITS,
      undo: [],
      redo: [],
      work: failure ? { status: "failed", failure } : { status: "queued" },
    };
    return item;
  });
  const first = added[0];
  if (!first) return state;
  return {
    ...state,
    items: [...state.items, ...added],
    added: state.added + added.length,
    selectedId: first.id,
  };
}

/**
 * @param {State} state
 * @param {string} id
 * @returns {State}
 */
function removeItem(state, id) {
  const index = state.items.findIndex((item) => item.id === id);
  const items = state.items.filter((item) => item.id !== id);
  if (state.selectedId !== id) return { ...state, items };
  const neighbour = items[Math.min(index, items.length - 1)];
  return { ...state, items, selectedId: neighbour?.id ?? null };
}
