/** The list by keyboard: in a row, each key runs its command. */

import { combinationOf, findByKeys } from "../commands/keys.js";
import { ROW_COMMANDS } from "../commands/row-commands.js";
import { part } from "../parts/dom.js";

/** @import {Row} from "../commands/row-commands.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @param {Store} store
 * @param {HTMLElement} list
 */
export function mountQueueKeys(store, list) {
  list.addEventListener("keydown", (event) => {
    const target =
      event.target instanceof Element && event.target.closest(".item-select, .item-choice input");
    const id = target && target.closest(".item")?.getAttribute("data-id");
    const command = id && findByKeys(ROW_COMMANDS, combinationOf(event));
    if (!command) return;
    const row = createRow(id, target.matches("button"));
    if (command.isAvailable && !command.isAvailable(row, store.state())) return;
    event.preventDefault();
    command.run(row);
  });
  // Firefox presses a button when the space bar comes up, whatever was made of its going down.
  list.addEventListener("keyup", (event) => {
    if (event.key === " " && (event.ctrlKey || event.metaKey)) event.preventDefault();
  });

  /**
   * @param {string} id
   * @param {boolean} hasSpace
   * @returns {Row}
   */
  function createRow(id, hasSpace) {
    return {
      store,
      id,
      hasSpace,
      beside(step) {
        const rows = [...list.children];
        const index = rows.findIndex((row) => row.getAttribute("data-id") === id);
        const other = Math.min(Math.max(index + step, 0), rows.length - 1);
        return other === index ? null : (rows[other]?.getAttribute("data-id") ?? null);
      },
      focus: (other) => part(list, `[data-id="${CSS.escape(other)}"] button`, HTMLButtonElement).focus(),
    };
  }
}
