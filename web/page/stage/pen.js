/** Movements over the pictures, by mouse, pen, finger or keys, in pixels of the picture. Two fingers zoom. */

/** @import {Zoom} from "./zoom.js" */

/** @typedef {readonly [x: number, y: number]} PicturePoint */

/**
 * @typedef {object} Pen
 * @property {(point: PicturePoint) => boolean} down whether it draws; else the picture is moved
 * @property {(points: PicturePoint[]) => void} move
 * @property {() => void} up
 * @property {() => boolean} isDrawing whether what was begun still goes on
 * @property {() => void} drop what was begun is no stroke after all
 * @property {(point: PicturePoint | null) => void} hover where it is, null where it is not over a picture
 */

/** Steps of the picture's longer side that an arrow key makes. */
const KEY_STEPS = 60;

/**
 * @param {HTMLElement} stage
 * @param {Zoom} zoom
 * @param {Pen} pen
 * @returns {(event: KeyboardEvent) => boolean} handles a key; whether it was one of the pen's
 */
export function trackPen(stage, zoom, pen) {
  /** @type {Map<number, PointerEvent>} */
  const pointers = new Map();
  /** @type {HTMLElement | null} the sheet that is drawn on */
  let sheet = null;
  let isPanning = false;

  stage.addEventListener("pointerdown", (event) => {
    const under = sheetOf(event);
    if (!under || event.button > 1) return;
    pointers.set(event.pointerId, event);
    if (pointers.size === 2) {
      if (sheet) pen.drop();
      sheet = null;
      isPanning = true;
    } else if (pointers.size === 1) {
      const draws = event.button === 0 && pen.down(pointOn(under, event));
      sheet = draws ? under : null;
      isPanning = !draws && (!zoom.isFitted() || event.button === 1);
    }
    if (sheet || isPanning) {
      stage.setPointerCapture(event.pointerId);
      event.preventDefault();
    }
  });

  stage.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    const under = sheet ?? sheetOf(event);
    if (pointers.size < 2) pen.hover(under && pointOn(under, event));
    if (!before) return;
    if (sheet) {
      const target = sheet;
      const events = event.getCoalescedEvents?.() ?? [];
      pen.move((events.length ? events : [event]).map((one) => pointOn(target, one)));
    } else if (isPanning) {
      const share = 1 / pointers.size;
      zoom.pan((event.clientX - before.clientX) * share, (event.clientY - before.clientY) * share);
      const other = [...pointers.values()].find(({ pointerId }) => pointerId !== event.pointerId);
      if (other) pinch(before, event, other);
    }
    pointers.set(event.pointerId, event);
  });

  for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
    stage.addEventListener(name, (event) => {
      if (!pointers.delete(event.pointerId)) return;
      if (sheet) name === "pointerup" ? pen.up() : pen.drop();
      sheet = null;
      if (pointers.size === 0) isPanning = false;
    });
  }
  stage.addEventListener("pointerleave", () => pen.hover(null));

  /**
   * @param {PointerEvent} before
   * @param {PointerEvent} now
   * @param {PointerEvent} other
   */
  function pinch(before, now, other) {
    const factor = distance(now, other) / Math.max(1, distance(before, other));
    zoom.by(factor, { x: (now.clientX + other.clientX) / 2, y: (now.clientY + other.clientY) / 2 });
  }

  return trackKeys(stage, pen);
}

/**
 * Arrow keys move the pen, the space bar sets it down and lifts it.
 *
 * @param {HTMLElement} stage
 * @param {Pen} pen
 * @returns {(event: KeyboardEvent) => boolean}
 */
function trackKeys(stage, pen) {
  /** @type {PicturePoint | null} */
  let at = null;
  return ({ key, shiftKey }) => {
    const width = Number(stage.style.getPropertyValue("--width"));
    const height = Number(stage.style.getPropertyValue("--height"));
    const [x, y] = at ?? [width / 2, height / 2];
    const step = (Math.max(width, height) / KEY_STEPS) * (shiftKey ? 4 : 1);
    /** @type {Record<string, PicturePoint>} */
    const moves = {
      ArrowLeft: [x - step, y],
      ArrowRight: [x + step, y],
      ArrowUp: [x, y - step],
      ArrowDown: [x, y + step],
    };
    const moved = moves[key];
    if (moved) {
      at = [Math.min(Math.max(moved[0], 0), width), Math.min(Math.max(moved[1], 0), height)];
      if (pen.isDrawing()) pen.move([at]);
      pen.hover(at);
      return true;
    }
    if (key === "Escape" && pen.isDrawing()) {
      pen.drop();
      return true;
    }
    if (key !== " ") return false;
    at ??= [x, y];
    if (pen.isDrawing()) pen.up();
    else pen.down(at);
    pen.hover(at);
    return true;
  };
}

/** @param {PointerEvent} event */
function sheetOf(event) {
  const under = event.target instanceof Element ? event.target.closest(".sheet") : null;
  return under instanceof HTMLElement ? under : null;
}

/**
 * @param {HTMLElement} sheet
 * @param {PointerEvent} event
 * @returns {PicturePoint}
 */
function pointOn(sheet, { clientX, clientY }) {
  const box = sheet.getBoundingClientRect();
  const style = getComputedStyle(sheet);
  const width = Number(style.getPropertyValue("--width"));
  const height = Number(style.getPropertyValue("--height"));
  return [((clientX - box.left) / box.width) * width, ((clientY - box.top) / box.height) * height];
}

/**
 * @param {PointerEvent} one
 * @param {PointerEvent} other
 */
function distance(one, other) {
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}
