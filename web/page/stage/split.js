/** The divider of the slider view: original on its left, cutout on its right. */

import { part } from "../parts/dom.js";

/** @import {Store} from "../state/store.js" */
/** @import {MoveDivider} from "./touch-up.js" */

/** Share of the picture's width within which the divider is taken hold of when the picture is enlarged. */
const GRIP = 0.04;

/**
 * @param {Store} store
 * @param {HTMLElement} stage
 * @returns {MoveDivider}
 */
export function mountSplit(store, stage) {
  const input = part(stage, ".split", HTMLInputElement);
  let isHeld = false;

  const show = () => stage.style.setProperty("--split", `${input.value}%`);
  input.addEventListener("input", show);
  document.addEventListener("pointerup", () => (isHeld = false));

  return ([x], { width }) => {
    if (store.state().viewMode !== "slider") return false;
    const share = x / width;
    const isNear = Math.abs(share - input.valueAsNumber / 100) < GRIP;
    isHeld ||= isNear || !stage.hasAttribute("data-zoomed");
    if (!isHeld) return false;
    input.valueAsNumber = share * 100;
    show();
    return true;
  };
}
