/** How large the pictures on the stage are shown, and which part of them. */

import * as messages from "../messages.js";

const STEP = 1.5;
const KEY_STEP = 8; // percent of the picture

/** Screen pixels that one of the picture's has at the largest. */
const LARGEST_PIXEL = 16;

/** @typedef {{x: number, y: number}} Point on the screen */

/**
 * @typedef {object} Zoom
 * @property {() => void} fit
 * @property {() => void} larger
 * @property {() => void} smaller
 * @property {(factor: number, at?: Point) => void} by
 * @property {(dx: number, dy: number) => void} pan screen pixels
 * @property {() => boolean} isFitted
 * @property {(event: KeyboardEvent) => boolean} handleKey whether it was one of its keys
 */

/**
 * @param {HTMLElement} stage
 * @param {HTMLElement} words say how large
 * @returns {Zoom}
 */
export function createZoom(stage, words) {
  const sheets = [...stage.querySelectorAll(".sheet")].filter((sheet) => sheet instanceof HTMLElement);
  let scale = 1;
  let left = 0; // percent of the sheet, from its place when it fits
  let top = 0;

  function apply() {
    const limit = 50 * (scale - 1);
    left = clamp(left, -limit, limit);
    top = clamp(top, -limit, limit);
    stage.style.setProperty("--zoom", String(scale));
    stage.style.setProperty("--pan-x", `${left}%`);
    stage.style.setProperty("--pan-y", `${top}%`);
    const pixel = pixelSize();
    stage.toggleAttribute("data-zoomed", scale > 1);
    stage.toggleAttribute("data-pixels", pixel > 3);
    words.textContent = messages.status.zoom(pixel * devicePixelRatio); // 100 %: each pixel on one of the screen
  }

  /** The sheet under a point, or the first that is shown. @param {Point} [at] */
  function sheetAt(at) {
    const shown = sheets.filter((sheet) => sheet.offsetParent !== null);
    const under = at && shown.find((sheet) => contains(sheet.parentElement ?? sheet, at));
    return under ?? shown[0] ?? null;
  }

  function pixelSize() {
    const sheet = sheetAt();
    const width = sheet ? Number(getComputedStyle(sheet).getPropertyValue("--width")) : 0;
    return sheet && width ? (sheet.offsetWidth * scale) / width : scale;
  }

  /** @type {Zoom["by"]} */
  function by(factor, at) {
    const sheet = sheetAt(at);
    if (!sheet) return;
    const before = scale;
    const largest = Math.max(4, (LARGEST_PIXEL * scale) / pixelSize());
    scale = clamp(scale * factor, 1, largest);
    if (at) {
      const box = sheet.getBoundingClientRect();
      left += ((at.x - box.left) / box.width - 0.5) * 100 * (before - scale);
      top += ((at.y - box.top) / box.height - 0.5) * 100 * (before - scale);
    }
    apply();
  }

  /** @type {Zoom["pan"]} */
  function pan(dx, dy) {
    const sheet = sheetAt();
    if (!sheet) return;
    left += (dx / sheet.offsetWidth) * 100;
    top += (dy / sheet.offsetHeight) * 100;
    apply();
  }

  function fit() {
    scale = 1;
    apply();
  }

  stage.addEventListener(
    "wheel",
    (event) => {
      // A page that can be scrolled goes on scrolling; pinching on a touchpad comes as a wheel with Ctrl.
      const canScroll = document.documentElement.scrollHeight > innerHeight;
      if (canScroll && scale === 1 && !event.ctrlKey) return;
      event.preventDefault();
      by(Math.exp(-clamp(event.deltaY, -80, 80) / (event.ctrlKey ? 100 : 300)), {
        x: event.clientX,
        y: event.clientY,
      });
    },
    { passive: false },
  );
  new ResizeObserver(apply).observe(stage);

  /** @type {Record<string, [number, number]>} */
  const arrows = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

  return {
    fit,
    larger: () => by(STEP),
    smaller: () => by(1 / STEP),
    by,
    pan,
    isFitted: () => scale === 1,
    handleKey({ key }) {
      const arrow = arrows[key];
      if (!arrow || scale === 1) return false;
      left += arrow[0] * KEY_STEP * scale;
      top += arrow[1] * KEY_STEP * scale;
      apply();
      return true;
    },
  };
}

/**
 * @param {Element} element
 * @param {Point} point
 */
function contains(element, { x, y }) {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return left <= x && x <= right && top <= y && y <= bottom;
}

/**
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
function clamp(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
