/** The shadow that the subject casts, and how dark it is. */

import { OPTIONS } from "../../shared/options.js";
import * as messages from "../messages.js";
import { part } from "../parts/dom.js";
import { mountRadios, mountRange } from "../parts/inputs.js";

/** @import {Output} from "../state/types.js" */

/**
 * @param {HTMLElement} root
 * @param {(change: (output: Output) => Output) => void} choose
 * @returns {(output: Output) => void} shows what is chosen
 */
export function mountShadowChoices(root, choose) {
  const fieldset = part(root, ".shadow", HTMLFieldSetElement);
  const strength = part(fieldset, ".strength", HTMLElement);
  const showType = mountRadios(fieldset, "shadow", (value) =>
    choose((output) => {
      if (value !== "drop" && value !== "contact") return { ...output, add_shadow: false };
      return { ...output, add_shadow: true, shadow_type: value };
    }),
  );
  const opacity = mountRange(
    fieldset,
    "shadow_opacity",
    OPTIONS.shadow_opacity.control,
    messages.status.percent,
    (shadow_opacity) => choose((output) => ({ ...output, shadow_opacity })),
  );

  return ({ format, add_shadow, shadow_type, shadow_opacity }) => {
    fieldset.disabled = format === "mask";
    showType(add_shadow ? shadow_type : "none");
    strength.hidden = !add_shadow;
    opacity.show(shadow_opacity);
  };
}
