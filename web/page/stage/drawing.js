/** What points drawn over a picture mean for it, by tool: a stroke of the brush, or a box around what is to be cut. */

import { isDone } from "../state/items.js";

/** @import {Box, Edits, Item, Size, State, Stroke, Tool} from "../state/types.js" */
/** @import {PicturePoint} from "./pen.js" */

/** @typedef {Pick<State, "tool" | "brush">} Held what is in the hand */

/** A box below this share of the picture's sides was a click. */
const LEAST_BOX = 0.01;

/** @param {Tool} tool */
export function isBrush(tool) {
  return tool === "erase" || tool === "restore";
}

/**
 * @param {Tool} tool
 * @param {Item} item
 * @returns {boolean} a brush needs a cutout, a box only a picture
 */
export function canDraw(tool, item) {
  return item.size !== null && (isBrush(tool) ? isDone(item) : tool === "box" && item.file !== null);
}

/**
 * @param {Tool} tool
 * @param {readonly PicturePoint[]} points
 * @param {readonly PicturePoint[]} more
 * @returns {readonly PicturePoint[]} all of them; of a box, two corners
 */
export function extend(tool, points, more) {
  return isBrush(tool) ? [...points, ...more] : [...points.slice(0, 1), ...more.slice(-1)];
}

/**
 * @param {readonly PicturePoint[]} points
 * @param {Item} item
 * @param {Held} held
 * @returns {Edits} the item's, with what was drawn; its own where that is nothing
 */
export function withDrawing(points, { edits, size }, held) {
  if (!size || points.length === 0) return edits;
  if (isBrush(held.tool)) return { ...edits, strokes: [...edits.strokes, strokeOf(points, size, held)] };
  const box = boxOf(points, size);
  return box ? { ...edits, boxes: [...edits.boxes, box] } : edits;
}

/**
 * @param {Held} held
 * @param {Size} size
 * @returns {number} the brush's diameter in pixels of the picture
 */
export function brushDiameter({ brush }, { width, height }) {
  return Math.max(1, (Math.max(width, height) * brush.size) / 1000);
}

/**
 * @param {readonly PicturePoint[]} points
 * @param {Size} size
 * @param {Held} held
 * @returns {Stroke}
 */
function strokeOf(points, size, held) {
  const { hardness, snap } = held.brush;
  const mode = held.tool === "erase" ? "erase" : "restore";
  return { mode, size: brushDiameter(held, size), hardness, snap, points: points.map(rounded) };
}

/**
 * @param {readonly PicturePoint[]} points
 * @param {Size} size
 * @returns {Box | null}
 */
function boxOf([start, end], { width, height }) {
  if (!start || !end) return null;
  const [[x1, y1], [x2, y2]] = [rounded(start), rounded(end)];
  const isLarge = Math.abs(x2 - x1) > width * LEAST_BOX && Math.abs(y2 - y1) > height * LEAST_BOX;
  return isLarge ? [x1, y1, x2, y2] : null;
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
