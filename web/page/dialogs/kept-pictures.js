/** In the privacy dialog: whether the list is kept in this browser, how much that is, and a way to be rid of it. */

import { workspace as words } from "../messages.js";
import { part } from "../parts/dom.js";
import { formatBytes } from "../parts/wording.js";

/** @import {State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @param {Store} store
 * @param {{keep: () => void, stop: () => void, measure: () => void}} commands `stop` and delete what is kept
 */
export function mountKeptPictures(store, { keep, stop, measure }) {
  const root = part(document, "#kept-pictures", HTMLElement);
  const choice = part(root, "[data-testid=keep-pictures]", HTMLInputElement);
  const hint = part(root, ".hint", HTMLElement);
  const kept = part(root, "[data-testid=stored-pictures]", HTMLElement);
  const name = part(kept, ".name", HTMLElement);
  const size = part(kept, ".size", HTMLElement);
  const remove = part(kept, "[data-testid=delete-pictures]", HTMLButtonElement);

  choice.addEventListener("change", () => (choice.checked ? keep() : stop()));
  remove.title = remove.getAttribute("aria-label") ?? "";
  remove.addEventListener("click", () => {
    choice.focus(); // the button goes with what it deletes
    stop();
  });
  for (const opener of document.querySelectorAll("[data-opens=privacy]")) {
    opener.addEventListener("click", measure);
  }

  /** @param {State} state */
  function render({ workspace: { phase, kept: amount } }) {
    choice.checked = phase === "on";
    choice.disabled = phase === "unknown" || phase === "unavailable";
    hint.textContent = words.phases[phase];
    kept.hidden = !amount || amount.count === 0;
    name.textContent = words.count(amount?.count ?? 0);
    size.textContent = formatBytes(amount?.bytes ?? 0);
    remove.hidden = phase === "elsewhere";
  }

  render(store.state());
  store.subscribe((state, previous) => {
    if (state.workspace !== previous.workspace) render(state);
  });
}
