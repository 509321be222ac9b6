/** The file's format, with quality where there is one. */

import { OPTIONS, USUAL_QUALITY } from "../../shared/options.js";
import * as messages from "../messages.js";
import { isLossless, withFormat, withLossless } from "../state/outputs.js";
import { part } from "../parts/dom.js";
import { mountRadios, mountRange } from "../parts/inputs.js";

/** @import {Output} from "../state/types.js" */

/**
 * @param {HTMLElement} root
 * @param {(change: (output: Output) => Output) => void} choose
 * @returns {(output: Output) => void} shows what is chosen
 */
export function mountFormatChoices(root, choose) {
  const fieldset = part(root, ".format", HTMLFieldSetElement);
  const lossless = part(fieldset, "[name=lossless]", HTMLInputElement);
  const whereLossless = part(fieldset, ".lossless", HTMLElement);
  const whereLossy = part(fieldset, ".quality", HTMLElement);
  const layers = part(fieldset, ".layers", HTMLElement);
  const showFormat = mountRadios(fieldset, "format", (value) => {
    const format = OPTIONS.format.choices.find((known) => known === value);
    if (format) choose((output) => withFormat(output, format));
  });
  const quality = mountRange(fieldset, "quality", OPTIONS.quality.control, messages.status.number, (value) =>
    choose((output) => ({ ...output, quality: value })),
  );
  lossless.addEventListener("change", () => choose((output) => withLossless(output, lossless.checked)));

  return (output) => {
    const { format } = output;
    const usual = format === "webp" || format === "jpeg" ? USUAL_QUALITY[format] : null;
    showFormat(format);
    whereLossless.hidden = format !== "webp";
    lossless.checked = isLossless(output);
    whereLossy.hidden = usual === null || lossless.checked;
    if (usual !== null) quality.show(output.quality ?? usual);
    layers.hidden = format !== "zip";
  };
}
