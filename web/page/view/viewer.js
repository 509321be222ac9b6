/** The shown picture: original, cutout, or both; and a note while there is no cutout. */

import * as messages from "../messages.js";
import { isDone, isStale, selectedItem } from "../state/items.js";
import { createBlobImage } from "./blob-image.js";
import { createPresence, part } from "./dom.js";
import { mountNote } from "./note.js";

/** @import {Item, State, ViewMode} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/** @type {readonly ViewMode[]} */
const VIEW_MODES = ["beside", "slider", "cutout", "original"];

/** @param {Store} store */
export function mountViewer(store) {
  const root = part(document, "#viewer", HTMLElement);
  const stage = part(root, "#stage", HTMLElement);
  const original = part(stage, ".original", HTMLImageElement);
  const result = part(stage, ".result", HTMLImageElement);
  const split = part(stage, ".split", HTMLInputElement);
  const modes = [...root.querySelectorAll("input")].filter((input) => input.name === "view-mode");
  const showOriginal = createBlobImage(original);
  const showResult = createBlobImage(result);
  const keepResult = createPresence(result);
  const renderNote = mountNote(part(stage, "#note", HTMLElement), store);

  for (const input of modes) {
    input.addEventListener("change", () => {
      const viewMode = VIEW_MODES.find((mode) => mode === input.value);
      if (viewMode) store.dispatch({ type: "view-chosen", viewMode });
    });
  }
  split.addEventListener("input", () => stage.style.setProperty("--split", `${split.value}%`));

  /** @param {State} state */
  function render(state) {
    const item = selectedItem(state);
    const cutout = item && isDone(item) ? item.work.blob : null;
    for (const input of modes) input.checked = input.value === state.viewMode;
    stage.dataset.view = cutout ? state.viewMode : viewWithoutCutout(state.viewMode);
    stage.dataset.status = item?.work.status ?? "";
    stage.toggleAttribute("aria-busy", item !== null && isStale(item));

    for (const side of /** @type {const} */ (["width", "height"])) {
      if (item?.size) stage.style.setProperty(`--${side}`, String(item.size[side]));
      else stage.style.removeProperty(`--${side}`);
    }
    stage.dataset.shape = item?.size && item.size.width > item.size.height ? "wide" : "tall";
    original.alt = item ? messages.alt.original(item.name) : "";
    result.alt = item ? messages.alt.result(item.name) : "";
    showOriginal(item?.file ?? null);
    showResult(cutout);
    keepResult(cutout !== null);
    renderNote(item, state);
  }

  render(store.state());
  store.subscribe((state, previous) => {
    const isSame =
      state.viewMode === previous.viewMode &&
      state.engine === previous.engine &&
      selectedItem(state) === selectedItem(previous);
    if (!isSame) render(state);
  });
}

/**
 * @param {ViewMode} viewMode
 * @returns {ViewMode}
 */
function viewWithoutCutout(viewMode) {
  return viewMode === "beside" ? "beside" : "original";
}
