/** The sections of the panel; each changes the shown picture's output and shows what is chosen. */

import { itemById, selectedItem } from "../state/items.js";
import { mountBackgroundChoices } from "./background-choices.js";
import { mountEdgeChoices } from "./edge-choices.js";
import { mountFormatChoices } from "./format-choices.js";
import { mountLayoutChoices } from "./layout-choices.js";
import { mountShadowChoices } from "./shadow-choices.js";
import { trackBeginning } from "./beginning.js";

/** @import {Output} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @returns {(output: Output) => void} shows what is chosen
 */
export function mountOutputChoices(root, store) {
  const begunOn = trackBeginning(root, () => store.state().selectedId);
  /** @type {Output | null} */
  let shown = null;

  /** @param {(output: Output) => Output} change */
  function choose(change) {
    const id = begunOn();
    const item = id === null ? null : itemById(store.state(), id);
    if (item) store.dispatch({ type: "output-chosen", id: item.id, output: change(item.output) });
    const seen = selectedItem(store.state());
    if (!seen || seen === item || seen.id === id) return;
    shown = null; // the control says what another picture has got
    show(seen.output);
  }

  const sections = [
    mountBackgroundChoices(root, choose),
    mountShadowChoices(root, choose),
    mountLayoutChoices(root, choose),
    mountEdgeChoices(root, choose),
    mountFormatChoices(root, choose),
  ];

  /** @param {Output} output */
  function show(output) {
    if (output === shown) return; // a slider that is being moved is not to jump back
    shown = output;
    for (const showSection of sections) showSection(output);
  }
  return show;
}
