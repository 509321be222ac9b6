/** What the page says about itself: that it works offline, that it could not keep a network, that there is an update. */

import { site as words } from "../messages.js";
import { part } from "../parts/dom.js";

/** @import {State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @param {Store} store
 * @param {{update: () => void}} commands
 */
export function mountSiteNotices(store, { update }) {
  const offline = part(document, "[data-testid=offline-ready]", HTMLButtonElement);
  const notKept = part(document, "#not-kept", HTMLElement);
  const updateButton = part(document, "[data-testid=update-ready]", HTMLButtonElement);
  const updated = part(document, "#updated", HTMLElement);
  const question = part(document, "#update-question", HTMLDialogElement);
  const loss = part(question, ".loss", HTMLElement);

  updateButton.addEventListener("click", ask);
  part(updated, "button", HTMLButtonElement).addEventListener("click", ask);
  part(question, "[data-testid=update-confirm]", HTMLButtonElement).addEventListener("click", update);

  function ask() {
    const { items, workspace } = store.state();
    const isKept = workspace.phase === "on" && workspace.unkept === 0 && !workspace.isFull;
    if (items.length === 0 || isKept) update();
    else question.showModal();
  }

  /** @param {State} state */
  function render({ site, items }) {
    offline.hidden = !site.isOfflineReady;
    notKept.hidden = site.isModelKept;
    updateButton.hidden = site.update === "none";
    updated.hidden = site.update !== "elsewhere";
    loss.textContent = words.loss(items.length);
  }

  render(store.state());
  store.subscribe(render);
}
