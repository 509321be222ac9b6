/** An image of one's own behind the subject: which, how it fills the canvas, and where it stands. */

import * as messages from "../messages.js";
import { withBackground } from "../state/outputs.js";
import { createBlobImage } from "../parts/blob-image.js";
import { part } from "../parts/dom.js";
import { mountRadios } from "../parts/inputs.js";
import { mountPlaces } from "./places.js";

/** @import {Output} from "../state/types.js" */

/**
 * @param {HTMLElement} root
 * @param {(change: (output: Output) => Output) => void} choose
 * @returns {{pick: () => void, show: (output: Output) => void}} asks for an image; shows what is chosen
 */
export function mountImage(root, choose) {
  const file = part(root, "[name=bg_image]", HTMLInputElement);
  const name = part(root, ".image-name", HTMLElement);
  const around = part(root, "[name=around]", HTMLInputElement);
  const withImage = part(root, ".with-image", HTMLElement);
  const withAround = part(root, ".with-around", HTMLElement);
  const showImage = createBlobImage(part(root, ".image-button img", HTMLImageElement));
  const showFit = mountRadios(root, "bg_fit", (value) =>
    choose((output) => ({ ...output, bg_fit: value === "contain" ? "contain" : "cover" })),
  );
  const showPlace = mountPlaces(part(root, ".image-places", HTMLElement), "bg_position", (bg_position) =>
    choose((output) => ({ ...output, bg_position })),
  );

  file.addEventListener("change", () => {
    const bg_image = file.files?.[0];
    file.value = ""; // so that choosing the same file again is a change again
    if (bg_image) choose((output) => withBackground(output, { bg_image, background: around.value }));
  });
  around.addEventListener("change", () => choose((output) => ({ ...output, background: around.value })));

  return {
    pick: () => file.click(),
    show({ bg_image, bg_fit, bg_position, background }) {
      showImage(bg_image);
      name.textContent = bg_image instanceof File ? bg_image.name : (messages.texts["choose-image"] ?? "");
      withImage.hidden = bg_image === null;
      withAround.hidden = bg_fit !== "contain";
      if (bg_image && background) around.value = background;
      showFit(bg_fit);
      showPlace(bg_position);
    },
  };
}
