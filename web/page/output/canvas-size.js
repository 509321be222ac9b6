/** An aspect or an exact size, typed in; only what can be drawn is passed on. */

import { part } from "../parts/dom.js";

/** @import {Output} from "../state/types.js" */

/** What the canvas holds at most, a unit: 10,000 pixels a side. */
const LARGEST = { px: 10_000, mm: 840, in: 33 };

/** Of the longer side to the shorter. */
const MOST_ASPECT = 10;

const SIZE = /^([\d.]+)x([\d.]+)(mm|in)?$/;

/**
 * @param {HTMLElement} root
 * @param {(change: (output: Output) => Output) => void} choose
 * @returns {{size: () => string, aspect: () => string, show: (output: Output) => void}} what the fields say
 */
export function mountCanvasSize(root, choose) {
  const sizeFields = part(root, ".exact-size", HTMLElement);
  const aspectFields = part(root, ".exact-aspect", HTMLElement);
  const unit = part(sizeFields, "select", HTMLSelectElement);
  const [width, height] = numbers(sizeFields);
  const [across, down] = numbers(aspectFields);

  function limit() {
    const isPixels = unit.value === "px";
    for (const side of [width, height]) {
      side.max = String(LARGEST[/** @type {keyof typeof LARGEST} */ (unit.value)]);
      side.step = isPixels ? "1" : "any";
    }
  }

  const size = () => `${width.valueAsNumber}x${height.valueAsNumber}${unit.value === "px" ? "" : unit.value}`;
  const aspect = () => `${across.valueAsNumber}:${down.valueAsNumber}`;

  sizeFields.addEventListener("change", () => {
    limit();
    if ([width, height].every((side) => side.checkValidity())) {
      choose((output) => ({ ...output, size: size() }));
    }
  });
  aspectFields.addEventListener("change", () => {
    const share = across.valueAsNumber / down.valueAsNumber;
    if ([across, down].every((side) => side.checkValidity()) && Math.max(share, 1 / share) <= MOST_ASPECT) {
      choose((output) => ({ ...output, aspect: aspect() }));
    }
  });

  return {
    size,
    aspect,
    show(output) {
      const [, wide, high, named] = SIZE.exec(output.size ?? "") ?? [];
      if (wide && high) {
        [width.value, height.value, unit.value] = [wide, high, named ?? "px"];
        limit();
      }
      const [left, right] = output.aspect?.split(":") ?? [];
      if (left && right) [across.value, down.value] = [left, right];
    },
  };
}

/**
 * @param {HTMLElement} fields
 * @returns {[HTMLInputElement, HTMLInputElement]}
 */
function numbers(fields) {
  return [
    part(fields, "label:first-of-type input", HTMLInputElement),
    part(fields, "label:last-of-type input", HTMLInputElement),
  ];
}
