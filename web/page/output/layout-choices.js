/** The canvas: the photo's own, the subject's box, an aspect, an exact size or a preset; and the subject's place on it. */

import { OPTIONS } from "../../shared/options.js";
import * as messages from "../messages.js";
import { canvasKind, withCanvas } from "../state/outputs.js";
import { mountCanvasSize } from "./canvas-size.js";
import { part } from "../parts/dom.js";
import { mountDependents, mountRadios, mountRange } from "../parts/inputs.js";
import { mountSubjectPlace } from "./subject-place.js";

/** @import {Output} from "../state/types.js" */

/**
 * @param {HTMLElement} root
 * @param {(change: (output: Output) => Output) => void} choose
 * @returns {(output: Output) => void} shows what is chosen
 */
export function mountLayoutChoices(root, choose) {
  const details = part(root, "#layout", HTMLDetailsElement);
  const chosen = part(details, ".chosen", HTMLElement);
  const crop = part(details, "[name=crop]", HTMLInputElement);
  const margin = part(details, ".margin", HTMLElement);
  const hint = part(details, ".preset-hint", HTMLElement);
  const showControls = mountDependents(details);
  const canvasSize = mountCanvasSize(details, choose);
  const showPlace = mountSubjectPlace(details, choose);
  const showKind = mountRadios(details, "layout", (kind) => choose((output) => withKind(output, kind)));
  const cropMargin = mountRange(
    details,
    "crop_margin",
    OPTIONS.crop_margin.control,
    messages.status.percent,
    (share) => choose((output) => ({ ...output, crop_margin: `${share}%` })),
  );
  crop.addEventListener("change", () => choose((output) => ({ ...output, crop: crop.checked })));

  /**
   * @param {Output} output
   * @param {string} kind
   */
  function withKind(output, kind) {
    if (kind === "photo") return withCanvas(output, {});
    if (kind === "crop") return withCanvas(output, { crop: true });
    if (kind === "aspect") return withCanvas(output, { aspect: canvasSize.aspect(), crop: output.crop });
    if (kind === "size") return withCanvas(output, { size: canvasSize.size(), crop: output.crop });
    const preset = OPTIONS.preset.choices.find((name) => name === kind) ?? null;
    // A preset says where the subject is: what was chosen before it would be in its way.
    return { ...withCanvas(output, { preset }), scale: null, position: null };
  }

  return (output) => {
    const kind = canvasKind(output);
    showKind(kind);
    showControls(kind);
    canvasSize.show(output);
    showPlace(output);
    crop.checked = output.crop;
    margin.hidden = !output.crop;
    cropMargin.show(Number.parseFloat(output.crop_margin));
    chosen.textContent = describeCanvas(output, kind);
    hint.textContent = messages.presetHints[kind] ?? "";
    hint.hidden = hint.textContent === "";
  };
}

/**
 * @param {Output} output
 * @param {string} kind
 */
function describeCanvas({ size, aspect }, kind) {
  // Isolated: in a right-to-left line the two sides would change places.
  if (kind === "size" && size) return `\u2066${messages.status.exactSize(size)}\u2069`;
  if (kind === "aspect" && aspect) return `\u2066${aspect}\u2069`;
  /** @type {Record<string, string>} */
  const texts = messages.texts;
  return texts[`layout-${kind}`] ?? kind;
}
