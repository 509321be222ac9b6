/** Items come, are looked at, cancelled and tried again. */

import { NO_EDITS, replaceItem } from "./items.js";
import { endAttempt } from "./recut.js";

/** @import {Item, Queued, State} from "./types.js" */
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
    case "item-previewed":
      return replaceItem(state, action.id, (item) => ({
        ...item,
        thumbnail: action.thumbnail,
        size: item.size ?? action.size,
      }));
    case "items-cancelled":
      return replaceItems(state, action.ids, (item) =>
        item.work.status === "queued" || item.work.status === "working"
          ? endAttempt(item, { status: "cancelled" })
          : item,
      );
    case "items-requeued":
      return replaceItems(state, action.ids, (item) =>
        item.file ? { ...item, losses: 0, work: queuedAgain(item) } : item,
      );
    case "item-reduced":
      return replaceItem(state, action.id, (item) => ({
        ...item,
        maxPixels: action.maxPixels,
        losses: 0,
        work: { status: "queued", earlier: null },
      }));
  }
}

/**
 * @param {Item} item
 * @returns {Queued}
 */
function queuedAgain({ work }) {
  const kept = work.status === "failed" ? work.kept : undefined;
  return { status: "queued", earlier: null, ...(kept && { kept }) };
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
      id: `${state.visit}-${state.added + index + 1}`,
      name,
      file,
      thumbnail: null,
      size: null,
      maxPixels: null,
      affordable: null,
      losses: 0,
      output: state.output,
      edits: NO_EDITS,
      undo: [],
      redo: [],
      work: failure ? { status: "failed", failure } : { status: "queued", earlier: null },
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
 * @param {readonly string[]} ids
 * @param {(item: Item) => Item} change
 * @returns {State}
 */
function replaceItems(state, ids, change) {
  return ids.reduce((changed, id) => replaceItem(changed, id, change), state);
}
