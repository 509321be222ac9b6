/** Movements of the pen become edits of the picture they began on, whichever is shown when they end. */

import { itemById, selectedItem } from "../state/items.js";
import { canDraw, extend, withDrawing } from "./drawing.js";

/** @import {Edits, Item} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */
/** @import {Held} from "./drawing.js" */
/** @import {PicturePoint} from "./pen.js" */

/**
 * @typedef {object} Hand
 * @property {(point: PicturePoint) => boolean} down whether it draws
 * @property {(points: readonly PicturePoint[]) => void} move
 * @property {() => void} up
 * @property {() => void} drop what was begun is no stroke after all
 * @property {() => boolean} isDrawing
 * @property {(item: Item) => Edits} edits an item's, with what is being drawn on it
 */

/**
 * @param {Store} store
 * @param {() => void} onChange when there is something else to see
 * @returns {Hand}
 */
export function createHand(store, onChange) {
  /** @type {{id: string, held: Held, points: readonly PicturePoint[]} | null} */
  let drawing = null;

  /** @param {typeof drawing} next */
  function draw(next) {
    drawing = next;
    onChange();
  }

  function finish() {
    const ended = drawing;
    drawing = null;
    const item = ended && itemById(store.state(), ended.id);
    const edits = item && withDrawing(ended.points, item, ended.held);
    if (edits && edits !== item.edits) store.dispatch({ type: "edits-made", id: item.id, edits });
    onChange();
  }

  // What is drawn from here on would be meant for another picture.
  store.subscribe(({ selectedId }) => {
    if (drawing && drawing.id !== selectedId) finish();
  });

  return {
    down(point) {
      const { tool, brush } = store.state();
      const item = selectedItem(store.state());
      if (!item || !canDraw(tool, item)) return false;
      draw({ id: item.id, held: { tool, brush }, points: [point] });
      return true;
    },
    move(points) {
      if (drawing) draw({ ...drawing, points: extend(drawing.held.tool, drawing.points, points) });
    },
    up: finish,
    drop: () => draw(null),
    isDrawing: () => drawing !== null,
    edits: (item) => (drawing?.id === item.id ? withDrawing(drawing.points, item, drawing.held) : item.edits),
  };
}
