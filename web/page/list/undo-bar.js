/** What was removed can be had back for a while. */

import * as messages from "../messages.js";
import { part } from "../parts/dom.js";

/** @import {Store} from "../state/store.js" */

const PATIENCE_MS = 15_000;

/** @param {Store} store */
export function mountUndoBar(store) {
  const root = part(document, "#undo-bar", HTMLElement);
  const words = part(root, "p", HTMLElement);
  /** @type {number | undefined} */
  let timer;

  const undo = part(root, "[data-testid=undo-removal]", HTMLButtonElement);
  // It has put the rows back, and gone.
  undo.addEventListener("click", () => part(document, ".item-select", HTMLButtonElement).focus());
  // Nobody is hurried who is on the way to it.
  for (const type of ["pointerenter", "focusin"]) root.addEventListener(type, () => clearTimeout(timer));
  for (const type of ["pointerleave", "focusout"]) root.addEventListener(type, wait);

  function finish() {
    store.dispatch({ type: "removal-final" });
  }

  function wait() {
    clearTimeout(timer);
    if (!root.hidden) timer = setTimeout(finish, PATIENCE_MS);
  }

  store.subscribe(({ items, queue: { removed } }, previous) => {
    if (removed === previous.queue.removed) return;
    root.hidden = removed === null;
    if (removed) words.textContent = messages.queue.removed(removed.items.length);
    wait();
    if (removed && items.length === 0) undo.focus(); // where the keyboard was is gone with the list
  });
}
