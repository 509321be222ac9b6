/** A gradient of two colours and its direction. */

import { OPTIONS } from "../../shared/options.js";
import * as messages from "../messages.js";
import { withBackground } from "../state/outputs.js";
import { part } from "../parts/dom.js";
import { mountRange } from "../parts/inputs.js";

/** @import {Output} from "../state/types.js" */

const GRADIENT = /^(\d+)deg, (#\w{6}), (#\w{6})$/;

/**
 * @param {HTMLElement} root
 * @param {(change: (output: Output) => Output) => void} choose
 * @returns {{value: () => string, show: (output: Output) => void}} what the controls say; shows what is chosen
 */
export function mountGradient(root, choose) {
  const swatch = part(root, ".gradient", HTMLElement);
  const from = part(root, "[name=gradient-from]", HTMLInputElement);
  const to = part(root, "[name=gradient-to]", HTMLInputElement);
  const change = () => choose((output) => withBackground(output, { bg_gradient: value() }));
  const { control } = OPTIONS.bg_gradient;
  const angle = mountRange(root, "gradient-angle", control, messages.status.degrees, change);
  for (const colour of [from, to]) {
    colour.addEventListener("change", change);
    colour.addEventListener("input", showSwatch);
  }
  angle.input.addEventListener("input", showSwatch);

  function value() {
    return `${angle.input.value}deg, ${from.value}, ${to.value}`;
  }

  function showSwatch() {
    swatch.style.setProperty("--gradient", `linear-gradient(${value()})`);
  }

  /** @param {string | null} gradient */
  function showGradient(gradient) {
    const match = GRADIENT.exec(gradient ?? "");
    if (!match) return;
    angle.show(Number(match[1]));
    from.value = match[2] ?? from.value;
    to.value = match[3] ?? to.value;
    showSwatch();
  }

  showGradient(control.start);
  return { value, show: ({ bg_gradient }) => showGradient(bg_gradient) };
}
