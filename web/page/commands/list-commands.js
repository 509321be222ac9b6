/** Commands for several pictures: the chosen ones, or all while none is chosen. */

import { actions, queue as words } from "../messages.js";
import { isDone } from "../state/items.js";
import { chosenItems, meantItems, needsReview } from "../state/queue-order.js";

/** @import {Item, State} from "../state/types.js" */
/** @import {Command} from "./types.js" */

/** @type {readonly Command[]} */
export const LIST_COMMANDS = [
  {
    name: "choose-all",
    group: null,
    control: "[data-testid=choose-all]",
    isOn: areAllChosen,
    run({ store }) {
      const ids = areAllChosen(store.state()) ? [] : idsOf(store.state().items);
      store.dispatch({ type: "items-chosen", ids });
    },
  },
  {
    name: "review-first",
    group: null,
    control: "[data-testid=review-first]",
    icon: "warning",
    hides: true,
    isAvailable: (state) => !hasChosen(state) && (state.queue.isReviewFirst || state.items.some(needsReview)),
    run({ store }) {
      const { isReviewFirst } = store.state().queue;
      store.dispatch({ type: "review-first-chosen", isReviewFirst: !isReviewFirst });
    },
  },
  {
    name: "pause",
    group: null,
    control: "[data-testid=pause]",
    icon: ({ queue }) => (queue.isPaused ? "continue" : "pause"),
    label: ({ queue }) => (queue.isPaused ? words.continue : words.pause),
    hides: true,
    isAvailable: (state) => state.queue.isPaused || (!hasChosen(state) && state.items.some(isUnderWay)),
    run: ({ store }) => store.dispatch({ type: "queue-paused", isPaused: !store.state().queue.isPaused }),
  },
  {
    name: "cancel",
    group: null,
    control: "[data-testid=cancel-all]",
    icon: "stop",
    label: (state) => (hasChosen(state) ? words.cancelChosen(chosenItems(state).length) : words.cancelAll),
    hides: true,
    isAvailable: (state) => meantItems(state).some(isUnderWay),
    run: ({ store }) =>
      store.dispatch({ type: "items-cancelled", ids: idsOf(meantItems(store.state()).filter(isUnderWay)) }),
  },
  {
    name: "retry",
    group: null,
    control: "[data-testid=retry-all]",
    icon: "retry",
    label: (state) => words.retryAll(meantItems(state).filter(canRetry).length),
    hides: true,
    isAvailable: (state) => meantItems(state).some(canRetry),
    run: ({ store }) =>
      store.dispatch({ type: "items-requeued", ids: idsOf(meantItems(store.state()).filter(canRetry)) }),
  },
  {
    name: "download-chosen",
    group: null,
    control: "[data-testid=download-chosen]",
    icon: "download",
    label: (state) => actions.downloadChosen(chosenItems(state).filter(isDone).length),
    hides: true,
    isAvailable: (state) => chosenItems(state).some(isDone),
    run: ({ saveArchive }) => saveArchive(),
  },
  {
    name: "clear",
    group: null,
    control: "[data-testid=clear]",
    icon: (state) => (hasChosen(state) ? "remove" : "clear"),
    label: (state) => (hasChosen(state) ? words.removeChosen(chosenItems(state).length) : words.clear),
    undoneBy: "undo-removal",
    isAvailable: ({ items }) => items.length > 0,
    run: ({ store }) => store.dispatch({ type: "items-removed", ids: idsOf(meantItems(store.state())) }),
  },
  {
    name: "undo-removal",
    group: null,
    control: "[data-testid=undo-removal]",
    icon: "undo",
    run: ({ store }) => store.dispatch({ type: "removal-undone" }),
  },
  {
    name: "end-removal",
    group: null,
    control: "[data-testid=dismiss]",
    icon: "cancel",
    run: ({ store }) => store.dispatch({ type: "removal-final" }),
  },
];

/** @param {readonly Item[]} items */
function idsOf(items) {
  return items.map(({ id }) => id);
}

/** @param {State} state */
function hasChosen(state) {
  return chosenItems(state).length > 0;
}

/** @param {State} state */
function areAllChosen(state) {
  return hasChosen(state) && chosenItems(state).length === state.items.length;
}

/** @param {Item} item */
function isUnderWay({ work }) {
  return work.status === "queued" || work.status === "working";
}

/** @param {Item} item */
function canRetry({ file, work }) {
  return file !== null && (work.status === "failed" || work.status === "cancelled");
}
