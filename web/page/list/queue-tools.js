/** Above the list: what its tools are about, and which of it needs a review. */

import { queue as words } from "../messages.js";
import { chosenItems, needsReview } from "../state/queue-order.js";
import { part } from "../parts/dom.js";

/** @import {State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/** @param {Store} store */
export function mountQueueTools(store) {
  const root = part(document, "#queue-tools", HTMLElement);
  const all = part(root, "[data-testid=choose-all]", HTMLInputElement);
  const review = part(root, "[data-testid=review-first]", HTMLButtonElement);
  const reviewWords = part(review, "span", HTMLElement);
  const count = part(root, ".chosen-count", HTMLElement);
  const pause = part(root, "[data-testid=pause]", HTMLButtonElement);

  /** @param {State} state */
  function render(state) {
    const { items, queue } = state;
    const chosen = chosenItems(state).length;
    root.hidden = items.length < 2 && chosen === 0 && !queue.isPaused;
    all.indeterminate = chosen > 0 && chosen < items.length;
    count.hidden = chosen === 0;
    count.textContent = words.chosen(chosen);
    pause.classList.toggle("is-on", queue.isPaused);
    review.setAttribute("aria-pressed", String(queue.isReviewFirst));
    review.title = queue.isReviewFirst ? words.ownOrder : words.reviewFirst;
    reviewWords.textContent = words.toReview(items.filter(needsReview).length);
  }

  render(store.state());
  store.subscribe((state, previous) => {
    if (state.items !== previous.items || state.queue !== previous.queue) render(state);
  });
}
