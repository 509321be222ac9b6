/** The keys of the whole page: each runs its command, where nobody is typing and no dialog is open. */

import { COMMANDS } from "./commands.js";
import { combinationOf, findByKeys } from "./keys.js";

/** @import {Page} from "./types.js" */

/**
 * @param {Page} page
 * @param {() => boolean} hasSingleKeys whether keys do something without another one held down
 */
export function mountKeyboard(page, hasSingleKeys) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    const combination = combinationOf(event);
    const isSingle = combination.length === 1 && combination[0] !== "Escape";
    if (isSingle && !hasSingleKeys()) return;
    const command = findByKeys(COMMANDS, combination);
    if (!command?.run) return;
    if (command.name === "copy" && getSelection()?.type === "Range") return; // words are meant
    event.preventDefault();
    if (command.isAvailable?.(page.store.state()) ?? true) command.run(page);
  });
}

/** @param {EventTarget | null} target whether keys are letters there */
function isTyping(target) {
  if (target instanceof HTMLInputElement)
    return !["radio", "checkbox", "range", "button"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
