/** Where in the list a dragged row would go, from where the pointer is. */

/**
 * @typedef {object} DropTarget
 * @property {string} neighbour
 * @property {boolean} isAfter
 * @property {{left: number, top: number, width: number, height: number}} line in the window
 */

const LINE = 3;

/**
 * @param {HTMLElement} list
 * @param {readonly string[]} neighbours rows beside which it may be put
 * @param {{x: number, y: number}} pointer
 * @returns {DropTarget | null}
 */
export function findDropTarget(list, neighbours, { x, y }) {
  const rows = [...list.children].flatMap((row) => {
    const id = row.getAttribute("data-id") ?? "";
    return neighbours.includes(id) ? [{ id, box: row.getBoundingClientRect() }] : [];
  });
  const distances = rows.map(({ box }) => distanceTo(box, x, y));
  const nearest = rows[distances.indexOf(Math.min(...distances))];
  if (!nearest) return null;
  const { id, box } = nearest;
  const hasColumns = box.width < list.clientWidth * 0.75;
  if (!hasColumns) {
    const isAfter = y > box.top + box.height / 2;
    const top = (isAfter ? box.bottom : box.top) - (isAfter ? 0 : LINE);
    return { neighbour: id, isAfter, line: { left: box.left, top, width: box.width, height: LINE } };
  }
  const isRight = x > box.left + box.width / 2;
  const isAfter = isRight !== (getComputedStyle(list).direction === "rtl");
  const left = isRight ? box.right : box.left - LINE;
  return { neighbour: id, isAfter, line: { left, top: box.top, width: LINE, height: box.height } };
}

/**
 * @param {DOMRect} box
 * @param {number} x
 * @param {number} y
 */
function distanceTo({ left, right, top, bottom }, x, y) {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}
