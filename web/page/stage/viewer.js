/** The shown picture: original, cutout, or both; its mask, what is uncertain; and a note while there is no cutout. */

import * as messages from "../messages.js";
import { isStale, selectedItem } from "../state/items.js";
import { currentViewImage, liesOnThePhoto } from "../state/view-images.js";
import { createBlobImage } from "../parts/blob-image.js";
import { createPresence, part } from "../parts/dom.js";
import { mountBrush } from "./brush.js";
import { mountNote } from "./note.js";
import { mountSplit } from "./split.js";
import { mountTouchUp } from "./touch-up.js";
import { createZoom } from "./zoom.js";

/** @import {Item, Size, State, ViewMode} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */
/** @import {Zoom} from "./zoom.js" */

/**
 * @param {Store} store
 * @returns {Zoom}
 */
export function mountViewer(store) {
  const root = part(document, "#viewer", HTMLElement);
  const stage = part(root, "#stage", HTMLElement);
  const original = part(stage, ".original", HTMLImageElement);
  const result = part(stage, ".result", HTMLImageElement);
  const uncertainty = part(stage, ".uncertainty", HTMLImageElement);
  const resultSheet = part(stage, ".cell-result .sheet", HTMLElement);
  const showOriginal = createBlobImage(original);
  const showResult = createBlobImage(result);
  const showUncertainty = createBlobImage(uncertainty);
  const keepResult = createPresence(result);
  const renderNote = mountNote(part(stage, "#note", HTMLElement), store);
  const zoom = createZoom(stage, part(root, ".zoom-words", HTMLElement));
  mountBrush(store, part(root, ".brush-choices", HTMLElement));
  mountTouchUp(store, stage, zoom, mountSplit(store, stage));

  /** @param {State} state */
  function render(state) {
    const item = selectedItem(state);
    const cutout = item && shownCutout(item, state);
    stage.dataset.view = cutout ? state.viewMode : viewWithoutCutout(state.viewMode);
    stage.dataset.tool = state.tool;
    stage.dataset.status = item?.work.status ?? "";
    stage.toggleAttribute("aria-busy", item !== null && isStale(item));

    setSize(stage, item?.size ?? null);
    setSize(resultSheet, item && ownSize(item, state));
    stage.dataset.shape = item?.size && item.size.width > item.size.height ? "wide" : "tall";
    original.alt = item ? messages.alt.original(item.name) : "";
    result.alt = item ? messages.alt.result(item.name) : "";
    showOriginal(item?.file ?? null);
    showResult(cutout);
    showUncertainty(state.viewMode === "uncertainty" ? currentViewImage(state) : null);
    keepResult(cutout !== null);
    renderNote(item, state);
  }

  render(store.state());
  store.subscribe((state, previous) => {
    if (state.selectedId !== previous.selectedId) zoom.fit();
    const isSame =
      state.viewMode === previous.viewMode &&
      state.tool === previous.tool &&
      state.viewImage === previous.viewImage &&
      state.engine === previous.engine &&
      selectedItem(state) === selectedItem(previous);
    if (!isSame) render(state);
  });

  return zoom;
}

/**
 * @param {HTMLElement} element
 * @param {Size | null} size of the pictures in it; those of the element around it where there is none
 */
function setSize(element, size) {
  for (const side of /** @type {const} */ (["width", "height"])) {
    if (size) element.style.setProperty(`--${side}`, String(size[side]));
    else element.style.removeProperty(`--${side}`);
  }
}

/**
 * @param {Item} item
 * @param {State} state
 * @returns {Size | null} the cutout's, where that is not the photo's
 */
function ownSize({ work }, state) {
  return work.status === "done" && !liesOnThePhoto(state) ? work.report : null;
}

/**
 * @param {Item} item
 * @param {State} state
 * @returns {Blob | null} the cutout as it is saved, or what is looked at in its place
 */
function shownCutout({ work }, state) {
  if (work.status === "working") return work.preview ?? work.earlier?.blob ?? null;
  if (work.status === "queued") return work.earlier?.blob ?? null;
  if (work.status !== "done") return null;
  return (state.viewMode === "uncertainty" ? null : currentViewImage(state)) ?? work.blob;
}

/**
 * @param {ViewMode} viewMode
 * @returns {ViewMode}
 */
function viewWithoutCutout(viewMode) {
  return viewMode === "beside" ? "beside" : "original";
}
