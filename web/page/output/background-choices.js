/** What is behind the subject: one of seven swatches, and below them what the chosen one needs. */

import { OPTIONS } from "../../shared/options.js";
import * as messages from "../messages.js";
import { backgroundKind, withBackground } from "../state/outputs.js";
import { part } from "../parts/dom.js";
import { hasEyeDropper, pickColour } from "./eye-dropper.js";
import { mountGradient } from "./gradient-choices.js";
import { mountImage } from "./image-choices.js";
import { mountDependents, mountRadios, mountRange } from "../parts/inputs.js";

/** @import {Output} from "../state/types.js" */

/** Swatches whose value is the colour itself. */
const FIXED = ["#ffffff", "#000000"];

/**
 * @param {HTMLElement} root
 * @param {(change: (output: Output) => Output) => void} choose
 * @returns {(output: Output) => void} shows what is chosen
 */
export function mountBackgroundChoices(root, choose) {
  const fieldset = part(root, ".background", HTMLFieldSetElement);
  const own = part(fieldset, "[name=own-colour]", HTMLInputElement);
  const ownSwatch = part(fieldset, ".own-colour", HTMLElement);
  const code = part(fieldset, ".colour-code", HTMLElement);
  const dropper = part(fieldset, "[data-testid=eye-dropper]", HTMLButtonElement);
  const showControls = mountDependents(fieldset);
  const gradient = mountGradient(fieldset, choose);
  const image = mountImage(fieldset, choose);
  const blur = mountRange(fieldset, "bg_blur", OPTIONS.bg_blur.control, messages.status.percent, (bg_blur) =>
    choose((output) => withBackground(output, { bg_blur })),
  );
  let hasImage = false;

  /** @type {Record<string, () => Parameters<typeof withBackground>[1]>} */
  const backgrounds = {
    "": () => ({}),
    colour: () => ({ background: own.value }),
    gradient: () => ({ bg_gradient: gradient.value() }),
    blur: () => ({ bg_blur: blur.input.valueAsNumber }),
  };
  const showSwatch = mountRadios(fieldset, "background", (value) => {
    if (value === "image") return showControls("image"); // there is none yet: it is chosen below
    const behind = backgrounds[value]?.() ?? { background: value };
    choose((output) => withBackground(output, behind));
  });
  part(fieldset, "[name=background][value=image]", HTMLInputElement).addEventListener("click", (event) => {
    // Who comes by with the arrow keys may be on the way to the next swatch.
    if (event.detail > 0 && !hasImage) image.pick();
  });

  const chooseOwn = () => choose((output) => withBackground(output, { background: own.value }));
  own.addEventListener("input", showOwn);
  own.addEventListener("change", chooseOwn);
  dropper.hidden = !hasEyeDropper();
  dropper.addEventListener("click", async () => {
    const colour = await pickColour();
    if (!colour) return;
    own.value = colour;
    chooseOwn();
  });

  function showOwn() {
    ownSwatch.style.setProperty("--own", own.value);
    code.textContent = own.value;
  }

  showOwn();
  return (output) => {
    hasImage = output.bg_image !== null;
    fieldset.disabled = output.format === "mask";
    const kind = backgroundKind(output);
    const { background } = output;
    const isOwn = kind === "colour" && background !== null && !FIXED.includes(background);
    if (isOwn) own.value = background;
    if (output.bg_blur !== null) blur.show(output.bg_blur);
    showOwn();
    gradient.show(output);
    image.show(output);
    const swatch = kind === "colour" && !isOwn ? background : (kind ?? "");
    showSwatch(swatch);
    showControls(swatch ?? "");
  };
}
