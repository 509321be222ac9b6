/** The sections of the panel; each changes the shown picture's output and shows what is chosen. */

import { selectedItem } from "../state/items.js";
import { mountBackgroundChoices } from "./background-choices.js";
import { mountEdgeChoices } from "./edge-choices.js";
import { mountFormatChoices } from "./format-choices.js";
import { mountLayoutChoices } from "./layout-choices.js";
import { mountShadowChoices } from "./shadow-choices.js";

/** @import {Output} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @returns {(output: Output) => void} shows what is chosen
 */
export function mountOutputChoices(root, store) {
  /** @param {(output: Output) => Output} change */
  function choose(change) {
    const item = selectedItem(store.state());
    if (item) store.dispatch({ type: "output-chosen", id: item.id, output: change(item.output) });
  }

  const sections = [
    mountBackgroundChoices(root, choose),
    mountShadowChoices(root, choose),
    mountLayoutChoices(root, choose),
    mountEdgeChoices(root, choose),
    mountFormatChoices(root, choose),
  ];
  /** @type {Output | null} */
  let shown = null;
  return (output) => {
    if (output === shown) return; // a slider that is being moved is not to jump back
    shown = output;
    for (const show of sections) show(output);
  };
}
