/** The choice of the page's language. The page starts anew with it; with pictures in the list it asks first. */

import { language, site as words } from "../messages.js";
import { remember } from "../browser/remembered.js";
import { part } from "../parts/dom.js";

/** @import {Store} from "../state/store.js" */

/** @param {Store} store */
export function mountLanguageChoice(store) {
  const select = part(document, "[name=language]", HTMLSelectElement);
  const question = part(document, "#language-question", HTMLDialogElement);

  select.value = language;
  select.addEventListener("change", () => {
    const { items } = store.state();
    if (items.length === 0) return switchTo(select.value);
    part(question, ".loss", HTMLElement).textContent = words.loss(items.length);
    question.showModal();
  });
  part(question, "[data-testid=language-confirm]", HTMLButtonElement).addEventListener("click", () =>
    switchTo(select.value),
  );
  question.addEventListener("close", () => (select.value = language));
}

/** @param {string} chosen */
function switchTo(chosen) {
  remember("language", chosen);
  const address = new URL(location.href);
  address.searchParams.delete("lang"); // it would be asked before what is remembered
  if (address.href === location.href) location.reload();
  else location.replace(address);
}
