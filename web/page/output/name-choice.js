/** The pattern for the names of all files, and what this one is called. */

import { selectedItem } from "../state/items.js";
import { fileName, isPattern, usualPattern } from "../state/file-names.js";
import { part } from "../parts/dom.js";

/** @import {State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @returns {(state: State) => void}
 */
export function mountNameChoice(root, store) {
  const details = part(root, "#naming", HTMLDetailsElement);
  const input = part(details, "[name=name-pattern]", HTMLInputElement);
  const chosen = part(details, ".chosen", HTMLElement);
  const mistake = part(details, ".mistake", HTMLElement);

  function check() {
    const isGood = isPattern(input.value);
    input.setAttribute("aria-invalid", String(!isGood));
    mistake.hidden = isGood;
    return isGood;
  }
  input.addEventListener("input", check);
  input.addEventListener("change", () => {
    if (check()) store.dispatch({ type: "name-pattern-chosen", pattern: input.value });
  });

  return (state) => {
    const item = selectedItem(state);
    if (!item) return;
    chosen.textContent = fileName(item, state);
    chosen.title = chosen.textContent;
    input.placeholder = usualPattern(item.output.format);
    // What is being typed, or is not right yet, stays.
    if (document.activeElement !== input && isPattern(input.value)) input.value = state.namePattern;
  };
}
