/** What is done by hand on the shown picture: brush and box, over the picture and with keys. */

import { selectedItem } from "../state/items.js";
import { brushDiameter, canDraw, extend, isBrush, withDrawing } from "./drawing.js";
import { createMarkup } from "./markup.js";
import { trackPen } from "./pen.js";

/** @import {Edits, Item, Size} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */
/** @import {PicturePoint} from "./pen.js" */
/** @import {Zoom} from "./zoom.js" */

/**
 * What a point means while no tool is chosen: in the slider view, the divider.
 * @typedef {(point: PicturePoint, size: Size) => boolean} MoveDivider
 */

/**
 * @param {Store} store
 * @param {HTMLElement} stage
 * @param {Zoom} zoom
 * @param {MoveDivider} moveDivider
 */
export function mountTouchUp(store, stage, zoom, moveDivider) {
  const layers = [...stage.querySelectorAll("svg.marks")].filter((layer) => layer instanceof SVGSVGElement);
  const draw = createMarkup(layers);
  /** @type {readonly PicturePoint[]} what is being drawn */
  let points = [];
  /** @type {PicturePoint | null} */
  let hovered = null;

  const handlePenKey = trackPen(stage, zoom, {
    down(point) {
      const { tool } = store.state();
      const item = selectedItem(store.state());
      if (tool === "hand") return item?.size ? moveDivider(point, item.size) : false;
      if (!item || !canDraw(tool, item)) return false;
      drawn([point]);
      return true;
    },
    move(more) {
      const { tool } = store.state();
      const size = selectedItem(store.state())?.size;
      const last = more.at(-1);
      if (tool !== "hand") drawn(extend(tool, points, more));
      else if (size && last) moveDivider(last, size);
    },
    up() {
      const item = selectedItem(store.state());
      const edits = item && withDrawing(points, item, store.state());
      points = [];
      if (edits && edits !== item.edits) store.dispatch({ type: "edits-made", id: item.id, edits });
      show();
    },
    drop: () => drawn([]),
    hover(point) {
      hovered = point;
      show();
    },
  });

  /** @param {readonly PicturePoint[]} now */
  function drawn(now) {
    points = now;
    show();
  }

  function show() {
    const state = store.state();
    const item = selectedItem(state);
    const size = item?.size ?? null;
    const edits = item && withDrawing(points, item, state);
    const brushAt = isBrush(state.tool) ? hovered : null;
    draw(
      {
        strokes: edits ? notRendered(edits, item) : [],
        boxes: edits && state.tool === "box" ? edits.boxes : [],
        brush: size && brushAt ? { point: brushAt, size: brushDiameter(state, size) } : null,
      },
      size,
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
 * @param {Edits} edits
 * @param {Item} item
 * @returns strokes that the shown picture does not have
 */
function notRendered({ strokes }, { work }) {
  if (work.status !== "done") return [];
  const rendered = new Set(work.edits.strokes);
  return strokes.filter((stroke) => !rendered.has(stroke));
}
