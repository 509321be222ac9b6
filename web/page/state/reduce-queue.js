/** The list as a whole: paused or not, which pictures are chosen, in what order they are, and what can be undone. */

import { idsBetween } from "./queue-order.js";
import { withoutEngine } from "./recut.js";

/** @import {Item, QueueState, State} from "./types.js" */
/** @import {QueueAction} from "./actions.js" */

/** @type {QueueState} */
export const INITIAL_QUEUE = {
  isPaused: false,
  isReviewFirst: false,
  chosenIds: [],
  anchorId: null,
  movedId: null,
  removed: null,
};

/**
 * @param {State} state
 * @param {QueueAction} action
 * @returns {State}
 */
export function reduceQueue(state, action) {
  const { queue } = state;
  switch (action.type) {
    case "queue-paused":
      return { ...state, queue: { ...queue, isPaused: action.isPaused } };
    case "review-first-chosen":
      return { ...state, queue: { ...queue, isReviewFirst: action.isReviewFirst } };
    case "items-chosen":
      return { ...state, queue: { ...queue, chosenIds: action.ids, anchorId: null } };
    case "item-choice-toggled":
      return { ...state, queue: toggleChoice(queue, action.id) };
    case "choice-extended": {
      const anchorId = queue.anchorId ?? state.selectedId;
      const chosenIds = idsBetween(state, anchorId, action.id);
      return { ...state, queue: { ...queue, chosenIds, anchorId } };
    }
    case "items-moved":
      return moveItems(state, action.ids, action.before);
    case "items-removed":
      return removeItems(state, action.ids);
    case "removal-undone":
      return undoRemoval(state);
    case "removal-final":
      return { ...state, queue: { ...queue, removed: null } };
  }
}

/**
 * @param {QueueState} queue
 * @param {string} id
 * @returns {QueueState}
 */
function toggleChoice(queue, id) {
  const others = queue.chosenIds.filter((chosen) => chosen !== id);
  const isChosen = others.length < queue.chosenIds.length;
  return { ...queue, chosenIds: isChosen ? others : [...others, id], anchorId: id };
}

/**
 * @param {State} state
 * @param {readonly string[]} ids
 * @param {string | null} before the picture they come before; null for the end
 * @returns {State}
 */
function moveItems(state, ids, before) {
  const isMoved = /** @param {Item} item */ ({ id }) => ids.includes(id);
  const moved = state.items.filter(isMoved);
  const others = state.items.filter((item) => !isMoved(item));
  const place = before === null ? others.length : others.findIndex(({ id }) => id === before);
  if (place < 0 || moved.length === 0) return state;
  const items = others.toSpliced(place, 0, ...moved);
  if (items.every((item, index) => item === state.items[index])) return state;
  return { ...state, items, queue: { ...state.queue, movedId: ids[0] ?? null } };
}

/**
 * Gone from the list, but for a while not for good: whoever removes by mistake gets all back, results too.
 *
 * @param {State} state
 * @param {readonly string[]} ids
 * @returns {State}
 */
function removeItems(state, ids) {
  const gone = new Set(ids);
  const items = state.items.filter(({ id }) => !gone.has(id));
  if (items.length === state.items.length) return state;
  const { selectedId, queue } = state;
  const index = state.items.findIndex(({ id }) => id === selectedId);
  const isShownGone = selectedId !== null && gone.has(selectedId);
  const next = state.items.slice(index).find(({ id }) => !gone.has(id)) ?? items.at(-1);
  return {
    ...state,
    items,
    selectedId: isShownGone ? (next?.id ?? null) : selectedId,
    queue: {
      ...queue,
      isPaused: queue.isPaused && items.length > 0,
      chosenIds: queue.chosenIds.filter((id) => !gone.has(id)),
      anchorId: null,
      removed: {
        items: state.items.filter(({ id }) => gone.has(id)),
        order: state.items.map(({ id }) => id),
      },
    },
  };
}

/**
 * @param {State} state
 * @returns {State}
 */
function undoRemoval(state) {
  const { removed } = state.queue;
  if (!removed) return state;
  const places = new Map(removed.order.map((id, index) => [id, index]));
  const placeOf = /** @param {Item} item */ ({ id }) => places.get(id) ?? places.size;
  const items = [...state.items, ...removed.items.map(withoutEngine)].sort((a, b) => placeOf(a) - placeOf(b));
  const selectedId = state.selectedId ?? items[0]?.id ?? null;
  return { ...state, items, selectedId, queue: { ...state.queue, removed: null } };
}
