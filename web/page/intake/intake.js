/**
 * The ways in: dropped on the window, pasted, chosen in the file picker, opened or shared from other programs,
 * or one of the page's own samples.
 */

import { arrivalOf } from "./arrivals.js";
import { mayCarry, readCarried } from "./carried.js";
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
    const { clipboardData, target } = event;
    if (!clipboardData || isTextField(target)) return;
    const files = [...clipboardData.files];
    const arrivals = files.length > 0 ? files.map(arrivalOf) : carriedIn(clipboardData);
    if (arrivals.length === 0) return;
    event.preventDefault();
    add(arrivals);
  });

  // What is dragged within the page, a cutout to another program, say, is not to come back.
  let isOwn = false;
  window.addEventListener("dragstart", () => (isOwn = true));
  // An element that is gone hears of no end; no pointer moves before it.
  for (const name of ["dragend", "pointermove"]) window.addEventListener(name, () => (isOwn = false));
  const isWanted = (/** @type {DragEvent} */ event) => !isOwn && carriesPictures(event);

  window.addEventListener("dragenter", (event) => {
    if (!isWanted(event)) return;
    begin();
    overlay.hidden = false;
  });
  // Once shown, the overlay covers the window and is the only thing a drag can leave.
  overlay.addEventListener("dragleave", () => (overlay.hidden = true));
  window.addEventListener("dragover", (event) => {
    if (isWanted(event)) event.preventDefault();
  });
  window.addEventListener("drop", (event) => {
    overlay.hidden = true;
    if (!event.dataTransfer || !isWanted(event)) return;
    event.preventDefault();
    begin();
    const carried = carriedIn(event.dataTransfer); // now: afterwards the browser has emptied it
    void readDropped(event.dataTransfer).then((files) => add(files.length > 0 ? files : carried));
  });

  offerSamples({ begin, add });
  takeLaunchedFiles(addFiles);
  return { begun, shared: takeSharedFiles(add) };
}

/** @param {DataTransfer} transfer */
function carriedIn(transfer) {
  return readCarried((type) => transfer.getData(type));
}

/** @param {DragEvent} event */
function carriesPictures({ dataTransfer }) {
  const types = dataTransfer?.types ?? [];
  return types.includes("Files") || mayCarry(types);
}

/** @param {EventTarget | null} target */
function isTextField(target) {
  return target instanceof Element && target.matches("input, textarea");
}
