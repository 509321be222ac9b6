/** Beside the list: the question, once, whether it is to be kept; and what could not be. */

import { workspace as words } from "../messages.js";
import { isDone } from "../state/items.js";
import { part } from "../parts/dom.js";

/** @import {State, Workspace} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @param {Store} store
 * @param {{keep: () => void, stop: () => void}} commands `stop` for good, and delete what is kept
 */
export function mountKeepOffer(store, { keep, stop }) {
  const offer = part(document, "#keep-offer", HTMLElement);
  const note = part(document, "#not-kept-pictures", HTMLElement);
  part(offer, "p", HTMLElement).textContent = words.offer;
  part(offer, "[data-testid=keep-yes]", HTMLButtonElement).addEventListener("click", keep);
  part(offer, "[data-testid=keep-no]", HTMLButtonElement).addEventListener("click", stop);

  /** @param {State} state */
  function render({ workspace, items }) {
    offer.hidden = workspace.phase !== "off" || workspace.isAsked || !items.some(isDone);
    const trouble = troubleOf(workspace);
    note.hidden = trouble === null;
    if (note.textContent !== trouble) note.textContent = trouble;
  }

  render(store.state());
  store.subscribe((state, previous) => {
    if (state.workspace !== previous.workspace || state.items !== previous.items) render(state);
  });
}

/** @param {Workspace} workspace */
function troubleOf({ phase, isAsked, unkept, isFull }) {
  if (phase === "elsewhere" || (phase === "unavailable" && isAsked)) return words.phases[phase];
  if (phase !== "on") return null;
  if (isFull) return words.full;
  return unkept > 0 ? words.unkept(unkept) : null;
}
