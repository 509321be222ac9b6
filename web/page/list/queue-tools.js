/** Above the list: choose, pause, stop, try again, save and remove, for the chosen pictures or for all. */

import * as messages from "../messages.js";
import { isDone } from "../state/items.js";
import { chosenItems, meantItems, needsReview } from "../state/queue-order.js";
import { part, setIcon } from "../parts/dom.js";

/** @import {Item, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @param {Store} store
 * @param {{saveArchive: () => void}} commands
 */
export function mountQueueTools(store, { saveArchive }) {
  const root = part(document, "#queue-tools", HTMLElement);
  const all = part(root, "[data-testid=choose-all]", HTMLInputElement);
  const doubtful = part(root, "[data-testid=doubtful-first]", HTMLButtonElement);
  const count = part(root, ".chosen-count", HTMLElement);
  const pause = part(root, "[data-testid=pause]", HTMLButtonElement);
  const cancel = part(root, "[data-testid=cancel-all]", HTMLButtonElement);
  const retry = part(root, "[data-testid=retry-all]", HTMLButtonElement);
  const download = part(root, "[data-testid=download-chosen]", HTMLButtonElement);
  const clear = part(root, "[data-testid=clear]", HTMLButtonElement);

  /** @param {(item: Item) => boolean} [isMeant] */
  const meantIds = (isMeant = () => true) => idsOf(meantItems(store.state()).filter(isMeant));

  all.addEventListener("change", () => {
    store.dispatch({ type: "items-chosen", ids: all.checked ? idsOf(store.state().items) : [] });
  });
  doubtful.addEventListener("click", () => {
    const { isDoubtfulFirst } = store.state().queue;
    store.dispatch({ type: "doubtful-first-chosen", isDoubtfulFirst: !isDoubtfulFirst });
  });
  pause.addEventListener("click", () => {
    store.dispatch({ type: "queue-paused", isPaused: !store.state().queue.isPaused });
  });
  cancel.addEventListener("click", () => {
    store.dispatch({ type: "items-cancelled", ids: meantIds(isUnderWay) });
  });
  retry.addEventListener("click", () => {
    store.dispatch({ type: "items-requeued", ids: meantIds(canRetry) });
  });
  download.addEventListener("click", saveArchive);
  clear.addEventListener("click", () => store.dispatch({ type: "items-removed", ids: meantIds() }));

  /** @param {State} state */
  function render(state) {
    const { items, queue } = state;
    const words = messages.queue;
    const chosen = chosenItems(state);
    const hasChosen = chosen.length > 0;
    const meant = meantItems(state);
    const focused = document.activeElement;

    root.hidden = items.length < 2 && !hasChosen && !queue.isPaused;
    all.checked = hasChosen && chosen.length === items.length;
    all.indeterminate = hasChosen && chosen.length < items.length;
    count.hidden = !hasChosen;
    count.textContent = words.chosen(chosen.length);
    renderDoubtful(items.filter(needsReview).length, queue.isDoubtfulFirst, hasChosen);

    pause.hidden = !queue.isPaused && (hasChosen || !items.some(isUnderWay));
    pause.classList.toggle("is-on", queue.isPaused);
    setIcon(pause, queue.isPaused ? "continue" : "pause");
    name(pause, queue.isPaused ? words.continue : words.pause);
    cancel.hidden = !meant.some(isUnderWay);
    name(cancel, hasChosen ? words.cancelChosen(chosen.length) : words.cancelAll);
    const retried = meant.filter(canRetry).length;
    retry.hidden = retried === 0;
    name(retry, words.retryAll(retried));
    download.hidden = !hasChosen || !chosen.some(isDone);
    name(download, messages.actions.downloadChosen(chosen.filter(isDone).length));
    setIcon(clear, hasChosen ? "remove" : "clear");
    name(clear, hasChosen ? words.removeChosen(chosen.length) : words.clear);

    // A tool that has nothing left to do must not take the keyboard's place in the page with it.
    if (focused instanceof HTMLElement && root.contains(focused) && focused.hidden) all.focus();
  }

  /**
   * @param {number} doubts
   * @param {boolean} isFirst
   * @param {boolean} hasChosen
   */
  function renderDoubtful(doubts, isFirst, hasChosen) {
    doubtful.hidden = hasChosen || (doubts === 0 && !isFirst);
    doubtful.setAttribute("aria-pressed", String(isFirst));
    doubtful.title = isFirst ? messages.queue.ownOrder : messages.queue.doubtfulFirst;
    part(doubtful, "span", HTMLElement).textContent = messages.queue.doubtful(doubts);
  }

  render(store.state());
  store.subscribe((state, previous) => {
    if (state.items !== previous.items || state.queue !== previous.queue) render(state);
  });
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} words
 */
function name(button, words) {
  button.title = words;
  button.setAttribute("aria-label", words);
}

/** @param {readonly Item[]} items */
function idsOf(items) {
  return items.map(({ id }) => id);
}

/** @param {Item} item */
function isUnderWay({ work }) {
  return work.status === "queued" || work.status === "working";
}

/** @param {Item} item */
function canRetry({ file, work }) {
  return file !== null && (work.status === "failed" || work.status === "cancelled");
}
