/**
 * The ways in: dropped on the window, pasted, chosen in the file picker, opened or shared from other programs,
 * or one of the page's own samples.
 */

import { arrivalOf } from "./arrivals.js";
import { readDropped } from "./dropped-entries.js";
import { takeLaunchedFiles } from "./launched-files.js";
import { offerSamples } from "./samples.js";
import { takeSharedFiles } from "./shared-files.js";

/** @import {Store} from "../state/store.js" */
/** @import {Arrival} from "../state/actions.js" */

/**
 * @param {Store} store
 * @param {{input: HTMLInputElement, overlay: HTMLElement}} elements
 * @returns {{begun: Promise<void>, shared: Promise<void>}} when a person begins to bring a picture; when those that
 *   another program has shared are in the queue
 */
export function startIntake(store, { input, overlay }) {
  /** @type {PromiseWithResolvers<void>} */
  const { promise: begun, resolve: begin } = Promise.withResolvers();

  /** @param {Arrival[]} arrivals */
  const add = (arrivals) => {
    begin();
    store.dispatch({ type: "items-added", arrivals });
  };
  /** @param {readonly File[]} files */
  const addFiles = (files) => add(files.map(arrivalOf));

  const addChosen = () => {
    addFiles([...(input.files ?? [])]);
    // So that choosing the same file again is a change again.
    input.value = "";
  };
  input.addEventListener("click", () => begin());
  input.addEventListener("change", addChosen);
  if (input.files?.length) addChosen(); // chosen before this script ran

  window.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    addFiles(files);
  });

  window.addEventListener("dragenter", (event) => {
    if (!carriesFiles(event)) return;
    begin();
    overlay.hidden = false;
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
    begin();
    void readDropped(event.dataTransfer).then(add);
  });

  offerSamples({ begin, add });
  takeLaunchedFiles(addFiles);
  return { begun, shared: takeSharedFiles(add) };
}

/** @param {DragEvent} event */
function carriesFiles(event) {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
