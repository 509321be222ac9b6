/** The frame: which of the two pages is shown, the state for all to read, and an engine that would not start. */

import { pageState } from "../state/items.js";
import { createPresence, part } from "../parts/dom.js";
import { explain } from "../parts/wording.js";

/** @import {Store} from "../state/store.js" */
/** @import {State} from "../state/types.js" */

/**
 * @param {Store} store
 * @param {{restartEngine: () => void}} commands
 */
export function mountShell(store, { restartEngine }) {
  const welcome = part(document, "#welcome", HTMLElement);
  const workspace = part(document, "#workspace", HTMLElement);
  const add = part(document, "#add", HTMLButtonElement);
  const banner = part(document, "#engine-failure", HTMLElement);
  const error = part(banner, "[data-testid=error]", HTMLElement);
  const title = part(banner, ".title", HTMLElement);
  const advice = part(banner, ".advice", HTMLElement);
  const showBanner = createPresence(banner);
  banner.hidden = false;

  part(banner, "[data-testid=retry]", HTMLButtonElement).addEventListener("click", restartEngine);

  /** @param {State} state */
  function render(state) {
    document.body.dataset.state = pageState(state);
    const isEmpty = state.items.length === 0;
    welcome.hidden = !isEmpty;
    workspace.hidden = isEmpty;
    add.hidden = isEmpty;

    const { engine } = state;
    if (engine.phase === "failed") {
      const explanation = explain(engine.failure);
      error.dataset.code = engine.failure.code;
      title.textContent = explanation.title;
      advice.textContent = explanation.advice;
    }
    showBanner(engine.phase === "failed");
  }

  render(store.state());
  store.subscribe(render);
}
