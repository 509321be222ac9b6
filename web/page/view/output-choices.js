/** The choice of format and background, each with what it means for the other. */

import { selectedItem } from "../state/items.js";
import { part } from "./dom.js";
import { mountEdgeChoices } from "./edge-choices.js";

/** @import {Output, OutputFormat} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/** @type {readonly OutputFormat[]} */
const FORMATS = ["png", "webp", "jpeg", "mask"];
const WHITE = "#ffffff";

/**
 * @param {HTMLElement} root
 * @param {Store} store
 * @returns {(output: Output) => void} shows what is chosen
 */
export function mountOutputChoices(root, store) {
  const inputs = [...root.querySelectorAll("input")];
  const formats = inputs.filter((input) => input.name === "format");
  const backgrounds = inputs.filter((input) => input.name === "background");
  const fieldset = part(root, ".background", HTMLFieldSetElement);
  const own = part(root, ".own-colour input", HTMLInputElement);

  for (const input of formats) {
    input.addEventListener("change", () => {
      const format = FORMATS.find((known) => known === input.value);
      if (format) choose((output) => withFormat(output, format));
    });
  }
  for (const input of [...backgrounds, own]) {
    input.addEventListener("change", () => choose((output) => withBackground(output, input.value || null)));
  }

  const showEdges = mountEdgeChoices(root, choose);

  /** @param {(output: Output) => Output} change */
  function choose(change) {
    const item = selectedItem(store.state());
    if (item) store.dispatch({ type: "output-chosen", id: item.id, output: change(item.output) });
  }

  return (output) => {
    const { format, background } = output;
    showEdges(output);
    for (const input of formats) input.checked = input.value === format;
    for (const input of backgrounds) input.checked = input.value === (background ?? "");
    const isOwn = background !== null && backgrounds.every((input) => input.value !== background);
    own.parentElement?.classList.toggle("is-chosen", isOwn);
    if (isOwn) own.value = background;
    fieldset.disabled = format === "mask";
  };
}

/**
 * A JPEG has no transparency: it gets white behind it, unless a colour is there already.
 *
 * @param {Output} output
 * @param {OutputFormat} format
 * @returns {Output}
 */
function withFormat(output, format) {
  const background = format === "jpeg" ? (output.background ?? WHITE) : output.background;
  return { ...output, format, background };
}

/**
 * @param {Output} output
 * @param {string | null} background
 * @returns {Output}
 */
function withBackground(output, background) {
  const format = background === null && output.format === "jpeg" ? "png" : output.format;
  return { ...output, format, background };
}
