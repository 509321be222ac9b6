/** How large the subject is on its canvas, and where it stands; unticked it is as in the photo, or as a preset says. */

import { OPTIONS } from "../../shared/options.js";
import * as messages from "../messages.js";
import { part } from "../parts/dom.js";
import { mountRange } from "../parts/inputs.js";
import { mountPlaces } from "./places.js";

/** @import {Output} from "../state/types.js" */

const CENTRE = "50% 50%";

/**
 * @param {HTMLElement} root
 * @param {(change: (output: Output) => Output) => void} choose
 * @returns {(output: Output) => void} shows what is chosen
 */
export function mountSubjectPlace(root, choose) {
  const scales = part(root, "[name=scales]", HTMLInputElement);
  const moves = part(root, "[name=moves]", HTMLInputElement);
  const ofScale = part(root, ".scale", HTMLElement);
  const places = part(root, ".subject-places", HTMLElement);
  const scale = mountRange(root, "scale", OPTIONS.scale.control, messages.status.percent, chooseScale);
  const showPlace = mountPlaces(places, "position", (position) =>
    choose((output) => ({ ...output, position })),
  );

  function chooseScale() {
    const share = scales.checked ? `${scale.input.value}%` : null;
    choose((output) => ({ ...output, scale: share }));
  }
  scales.addEventListener("change", chooseScale);
  moves.addEventListener("change", () => {
    choose((output) => ({ ...output, position: moves.checked ? CENTRE : null }));
  });

  return (output) => {
    scales.checked = output.scale !== null;
    ofScale.hidden = output.scale === null;
    if (output.scale) scale.show(Number.parseFloat(output.scale));
    moves.checked = output.position !== null;
    places.hidden = output.position === null;
    showPlace(output.position);
  };
}
