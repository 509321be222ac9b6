/** What to change at the edges of a cutout; nothing is cut again. */

import { OPTIONS } from "../../shared/options.js";
import * as messages from "../messages.js";
import { DEFAULT_OUTPUT } from "../state/outputs.js";
import { part } from "../parts/dom.js";
import { limit } from "../parts/inputs.js";

/** @import {Output} from "../state/types.js" */

/** Parts smaller than this share of the largest count as crumbs. */
const CRUMB = 0.05;

const NAMES = /** @type {const} */ ([
  "feather",
  "shift_edge",
  "fill_holes",
  "min_island",
  "translucent",
  "decontaminate",
]);

/**
 * @param {HTMLElement} root
 * @param {(change: (output: Output) => Output) => void} choose
 * @returns {(output: Output) => void} shows what is chosen
 */
export function mountEdgeChoices(root, choose) {
  const details = part(root, "#edges", HTMLDetailsElement);
  const chosen = part(details, ".chosen", HTMLElement);
  const feather = part(details, "[name=feather]", HTMLInputElement);
  const shift = part(details, "[name=shift_edge]", HTMLInputElement);
  const holes = part(details, "[name=fill_holes]", HTMLInputElement);
  const crumbs = part(details, "[name=min_island]", HTMLInputElement);
  const glass = part(details, "[name=translucent]", HTMLInputElement);
  const colours = part(details, "[name=decontaminate]", HTMLInputElement);

  limit(feather, OPTIONS.feather.control);
  limit(shift, OPTIONS.shift_edge.control);

  const change = () =>
    choose((output) => ({
      ...output,
      feather: feather.valueAsNumber,
      shift_edge: shift.valueAsNumber,
      fill_holes: holes.checked,
      min_island: crumbs.checked ? CRUMB : 0,
      translucent: glass.checked,
      decontaminate: colours.checked,
    }));
  details.addEventListener("change", change);
  for (const range of [feather, shift]) range.addEventListener("input", () => showPixels(range));

  return (output) => {
    feather.valueAsNumber = output.feather;
    shift.valueAsNumber = output.shift_edge;
    holes.checked = output.fill_holes;
    crumbs.checked = output.min_island > 0;
    glass.checked = output.translucent;
    colours.checked = output.decontaminate;
    for (const range of [feather, shift]) showPixels(range);
    chosen.textContent = NAMES.some((name) => output[name] !== DEFAULT_OUTPUT[name])
      ? messages.status.changed
      : "";
  };
}

/** @param {HTMLInputElement} range */
function showPixels(range) {
  const value = part(range.parentElement ?? range, "output", HTMLOutputElement);
  value.textContent = messages.status.pixels(range.valueAsNumber);
}
