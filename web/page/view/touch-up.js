/** What is done by hand on the shown picture: brush and box, with a pointer or with keys. */

import { isDone, selectedItem } from "../state/items.js";
import { part } from "./dom.js";
import { createMarkup } from "./markup.js";
import { trackPen } from "./pen.js";

/** @import {Item, Stroke, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */
/** @import {PicturePoint} from "./pen.js" */
/** @import {Zoom} from "./zoom.js" */

/** A box below this share of the picture's side was a click. */
const LEAST_BOX = 0.01;

/** What the whole stage does with a point while no tool is chosen: in the slider view, the divider. */
/** @typedef {(point: PicturePoint, size: {width: number, height: number}) => boolean} MoveDivider */

/**
 * @param {Store} store
 * @param {HTMLElement} stage
 * @param {Zoom} zoom
 * @param {MoveDivider} moveDivider
 */
export function mountTouchUp(store, stage, zoom, moveDivider) {
  const layers = [...stage.querySelectorAll("svg.marks")].filter((layer) => layer instanceof SVGSVGElement);
  const draw = createMarkup(layers);
  /** @type {PicturePoint[]} what is being drawn */
  let points = [];
  /** @type {PicturePoint | null} */
  let hovered = null;

  const handlePenKey = trackPen(stage, zoom, {
    down(point) {
      const item = selectedItem(store.state());
      const { tool } = store.state();
      if (tool === "hand") {
        points = [];
        return item?.size ? moveDivider(point, item.size) : false;
      }
      if (!item?.size || !(tool === "box" ? item.file : isDone(item))) return false;
      points = [point];
      show();
      return true;
    },
    move(more) {
      const item = selectedItem(store.state());
      const last = more.at(-1);
      if (store.state().tool === "hand") {
        if (last && item?.size) moveDivider(last, item.size);
        return;
      }
      points = store.state().tool === "box" && last ? [...points.slice(0, 1), last] : [...points, ...more];
      show();
    },
    up() {
      const item = selectedItem(store.state());
      if (item && points.length > 0) finish(item);
      points = [];
      show();
    },
    drop() {
      points = [];
      show();
    },
    hover(point) {
      hovered = point;
      show();
    },
  });

  /** @param {Item} item */
  function finish(item) {
    const { edits } = item;
    if (store.state().tool === "box") {
      const box = boxOf(item);
      if (box) edit(item, { ...edits, boxes: [...edits.boxes, box] });
      return;
    }
    edit(item, { ...edits, strokes: [...edits.strokes, strokeOf(item)] });
  }

  /**
   * @param {Item} item
   * @param {Item["edits"]} edits
   */
  function edit({ id }, edits) {
    store.dispatch({ type: "edits-made", id, edits });
  }

  /** @param {Item} item */
  function brushSize({ size }) {
    return size ? Math.max(1, (Math.max(size.width, size.height) * store.state().brush.size) / 1000) : 1;
  }

  /**
   * @param {Item} item
   * @returns {Stroke}
   */
  function strokeOf(item) {
    const { tool, brush } = store.state();
    const mode = tool === "erase" ? "erase" : "restore";
    const { hardness, snap } = brush;
    return { mode, size: brushSize(item), hardness, snap, points: points.map(rounded) };
  }

  /**
   * @param {Item} item
   * @returns {readonly [number, number, number, number] | null}
   */
  function boxOf({ size }) {
    const [start, end] = points;
    if (!size || !start || !end) return null;
    const isLarge =
      Math.abs(end[0] - start[0]) > size.width * LEAST_BOX &&
      Math.abs(end[1] - start[1]) > size.height * LEAST_BOX;
    return isLarge ? [...rounded(start), ...rounded(end)] : null;
  }

  function show() {
    const state = store.state();
    const item = selectedItem(state);
    const drawn = item && points.length > 0;
    const isBrush = state.tool === "erase" || state.tool === "restore";
    const box = drawn && state.tool === "box" ? boxOf(item) : null;
    const boxes = [...(item?.edits.boxes ?? []), ...(box ? [box] : [])];
    const strokes = item ? pendingStrokes(item) : [];
    draw(
      {
        strokes: drawn && isBrush ? [...strokes, strokeOf(item)] : strokes,
        boxes: state.tool === "box" ? boxes : [],
        brush: item && isBrush && hovered ? { point: hovered, size: brushSize(item) } : null,
      },
      item?.size ?? null,
    );
  }

  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== stage) return;
    const isHandled = (store.state().tool !== "hand" && handlePenKey(event)) || zoom.handleKey(event);
    if (isHandled) event.preventDefault();
  });
  show();
  store.subscribe(show);
}

/**
 * Strokes that the shown picture does not have yet.
 *
 * @param {Item} item
 */
function pendingStrokes({ edits, work }) {
  const rendered = work.status === "done" ? work.edits.strokes : edits.strokes;
  return edits.strokes.filter((stroke) => !rendered.includes(stroke));
}

/**
 * A tenth of a pixel is finer than any hand.
 *
 * @param {PicturePoint} point
 * @returns {[number, number]}
 */
function rounded([x, y]) {
  return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
}
