/** How another page of the same site cuts out a picture. */

import { createEngine } from "../offcut.js";

const engine = createEngine({ level: "fast" });
const input = /** @type {HTMLInputElement} */ (document.querySelector("#photo"));
const status = /** @type {HTMLElement} */ (document.querySelector("#status"));
const image = /** @type {HTMLImageElement} */ (document.querySelector("#cutout"));
const link = /** @type {HTMLAnchorElement} */ (document.querySelector("#download"));

input.addEventListener("change", async () => {
  const file = input.files?.[0];
  if (!file) return;
  status.textContent = "Cutting out …";
  try {
    const { blob } = await engine.cut(file);
    URL.revokeObjectURL(link.href);
    image.src = link.href = URL.createObjectURL(blob);
    image.hidden = link.hidden = false;
    status.textContent = "";
  } catch (error) {
    status.textContent = String(error);
  }
});
