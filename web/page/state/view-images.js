/** Which picture the stage shows in a cutout's place, if another one than is saved: mask, uncertainty, all layers as one. */

import { isRenderable, selectedItem } from "./items.js";
import { isInPlace } from "./outputs.js";

/** @import {Renderable} from "./items.js" */
/** @import {State, ViewImage, ViewImageKind} from "./types.js" */

/** @typedef {{item: Renderable, kind: ViewImageKind}} ViewImageWish */

/**
 * What is shown of the selected picture, if it is there; an older one until the newer is made.
 *
 * @param {State} state
 * @returns {Blob | null}
 */
export function currentViewImage(state) {
  const wish = viewImageOf(state);
  const { viewImage } = state;
  if (!wish || viewImage?.kind !== wish.kind) return null;
  return viewImage.cutId === wish.item.work.cutId ? viewImage.blob : null;
}

/**
 * @param {State} state
 * @returns {ViewImageWish | null} what has to be made
 */
export function wantedViewImage(state) {
  const wish = viewImageOf(state);
  return wish && isUpToDate(state.viewImage, wish) ? null : wish;
}

/** @param {State} state whether the cutout is seen in its place in the photo, wherever it is when it is saved */
export function liesOnThePhoto({ viewMode, tool }) {
  return (viewMode !== "cutout" && viewMode !== "beside") || tool !== "hand";
}

/**
 * @param {ViewImage | null} viewImage
 * @param {ViewImageWish} wish
 */
function isUpToDate(viewImage, { item, kind }) {
  if (viewImage?.kind !== kind || viewImage.cutId !== item.work.cutId) return false;
  return kind === "uncertainty" || (viewImage.edits === item.edits && viewImage.output === item.output);
}

/**
 * @param {State} state
 * @returns {ViewImageWish | null}
 */
function viewImageOf(state) {
  const item = selectedItem(state);
  if (!item || !isRenderable(item)) return null;
  const { viewMode } = state;
  if (viewMode === "mask" || viewMode === "uncertainty") return { item, kind: viewMode };
  if (liesOnThePhoto(state)) return isInPlace(item.output) ? null : { item, kind: "plain" };
  return item.output.format === "zip" ? { item, kind: "flat" } : null;
}
