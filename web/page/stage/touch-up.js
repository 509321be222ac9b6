/** What is done by hand on the shown picture: brush and box, over the picture and with keys. */

import { selectedItem } from "../state/items.js";
import { brushDiameter, isBrush } from "./drawing.js";
import { createHand } from "./hand.js";
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
  const hand = createHand(store, show);
  /** @type {PicturePoint | null} */
  let hovered = null;

  const handlePenKey = trackPen(stage, zoom, {
    ...hand,
    down(point) {
      const size = selectedItem(store.state())?.size;
      if (store.state().tool !== "hand") return hand.down(point);
      return size ? moveDivider(point, size) : false;
    },
    move(points) {
      const size = selectedItem(store.state())?.size;
      const last = points.at(-1);
      if (hand.isDrawing()) hand.move(points);
      else if (store.state().tool === "hand" && size && last) moveDivider(last, size);
    },
    hover(point) {
      hovered = point;
      show();
    },
  });

  function show() {
    const state = store.state();
    const item = selectedItem(state);
    const size = item?.size ?? null;
    const edits = item && hand.edits(item);
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
