/** An aspect or an exact size, typed in; only what can be drawn is passed on. */

import { MAX_ASPECT, OPTIONS, UNITS } from "../../shared/options.js";
import { part } from "../parts/dom.js";
import { limit } from "../parts/inputs.js";

/** @import {Output} from "../state/types.js" */

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

  /** The option's limits are pixels: other units are as long, and are written with a point. */
  function limitSides() {
    const { max, step } = OPTIONS.size.control;
    for (const side of [width, height]) {
      side.max = String(Math.floor(max / UNITS[/** @type {keyof typeof UNITS} */ (unit.value)]));
      side.step = unit.value === "px" ? String(step) : "any";
    }
  }

  const size = () => `${width.valueAsNumber}x${height.valueAsNumber}${unit.value === "px" ? "" : unit.value}`;
  const aspect = () => `${across.valueAsNumber}:${down.valueAsNumber}`;

  sizeFields.addEventListener("change", () => {
    limitSides();
    if ([width, height].every((side) => side.checkValidity())) {
      choose((output) => ({ ...output, size: size() }));
    }
  });
  aspectFields.addEventListener("change", () => {
    const share = across.valueAsNumber / down.valueAsNumber;
    if ([across, down].every((side) => side.checkValidity()) && Math.max(share, 1 / share) <= MAX_ASPECT) {
      choose((output) => ({ ...output, aspect: aspect() }));
    }
  });

  /** @param {{size: string | null, aspect: string | null}} output */
  function show(output) {
    const [, wide, high, named] = SIZE.exec(output.size ?? "") ?? [];
    if (wide && high) {
      [width.value, height.value, unit.value] = [wide, high, named ?? "px"];
      limitSides();
    }
    const [left, right] = output.aspect?.split(":") ?? [];
    if (left && right) [across.value, down.value] = [left, right];
  }

  for (const side of [width, height]) limit(side, OPTIONS.size.control);
  for (const side of [across, down]) limit(side, OPTIONS.aspect.control);
  show({ size: OPTIONS.size.control.start, aspect: OPTIONS.aspect.control.start });
  return { size, aspect, show };
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
