/** The three ways in: dropped on the window, pasted, chosen in the file picker. */

import { arrivalOf } from "./arrivals.js";
import { readDropped } from "./dropped-entries.js";

/** @import {Store} from "../state/store.js" */
/** @import {Arrival} from "../state/actions.js" */

/**
 * @param {Store} store
 * @param {{input: HTMLInputElement, overlay: HTMLElement}} elements
 */
export function startIntake(store, { input, overlay }) {
  /** @param {Arrival[]} arrivals */
  const add = (arrivals) => store.dispatch({ type: "items-added", arrivals });

  input.addEventListener("change", () => {
    add([...(input.files ?? [])].map(arrivalOf));
    // So that choosing the same file again is a change again.
    input.value = "";
  });

  window.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    add(files.map(arrivalOf));
  });

  window.addEventListener("dragenter", (event) => {
    if (carriesFiles(event)) overlay.hidden = false;
  });
  // Once shown, the overlay covers the window and is the only thing a drag can leave.
  overlay.addEventListener("dragleave", () => (overlay.hidden = true));
  window.addEventListener("dragover", (event) => {
    if (carriesFiles(event)) event.preventDefault();
  });
  window.addEventListener("drop", (event) => {
    overlay.hidden = true;
    if (!event.dataTransfer || !carriesFiles(event)) return;
    event.preventDefault();
    void readDropped(event.dataTransfer).then(add);
  });
}

/** @param {DragEvent} event */
function carriesFiles(event) {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
