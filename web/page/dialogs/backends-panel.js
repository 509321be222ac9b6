/** The dialog that shows every backend: whether it gave the right mask, why not, and how fast it is. */

import * as messages from "../messages.js";
import { part } from "../parts/dom.js";
import { formatSeconds } from "../parts/wording.js";

/** @import {BackendFacts, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @param {Store} store
 * @param {{recall: () => void, test: () => void}} commands
 */
export function mountBackendsPanel(store, { recall, test }) {
  const root = part(document, "#backends", HTMLDialogElement);
  const list = part(root, ".verdicts", HTMLUListElement);
  const button = part(root, "[data-testid=test-backends]", HTMLButtonElement);
  const template = part(document, "#verdict-template", HTMLTemplateElement);

  part(document, "[data-opens=backends]", HTMLButtonElement).addEventListener("click", recall);
  button.addEventListener("click", test);

  /** @param {BackendFacts} facts */
  function createRow(facts) {
    const row = document.importNode(part(template.content, "li", HTMLLIElement), true);
    row.dataset.backend = facts.backend;
    row.dataset.verdict = facts.state;
    part(row, ".name", HTMLElement).textContent = messages.backends[facts.backend];
    part(row, ".words", HTMLElement).textContent = messages.verdicts[facts.state];
    part(row, ".speed", HTMLElement).textContent =
      facts.milliseconds === null ? "" : formatSeconds(facts.milliseconds);
    part(row, ".reason", HTMLElement).textContent = [facts.device, facts.reason].filter(Boolean).join(" · ");
    return row;
  }

  /** @param {State} state */
  function render({ trials, engine }) {
    list.replaceChildren(...trials.facts.map(createRow));
    list.setAttribute("aria-busy", String(trials.isRunning));
    button.disabled = trials.isRunning || engine.phase !== "ready";
    part(button, "span", HTMLElement).textContent = trials.isRunning
      ? messages.status.testing
      : (messages.texts["test-backends"] ?? "");
  }

  render(store.state());
  store.subscribe((state, previous) => {
    if (state.trials !== previous.trials || state.engine !== previous.engine) render(state);
  });
}
