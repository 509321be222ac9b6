/** Dragged out of the page, an element becomes a file: an item's cutout. */

import { savedFile } from "../state/file-names.js";
import { itemById } from "../state/items.js";

/** @import {Store} from "../state/store.js" */

/** The other program reads the URL only after the drop. */
const KEEP_URL_MS = 60_000;

/**
 * @param {HTMLElement} element
 * @param {Store} store
 * @param {() => string | null} idToDrag whose cutout; nothing is dragged while there is none
 */
export function enableDragOut(element, store, idToDrag) {
  element.draggable = true;
  element.addEventListener("dragstart", (event) => {
    const id = idToDrag();
    const work = id && itemById(store.state(), id)?.work;
    const file = id && savedFile(store.state(), id);
    if (!file || !work || work.status !== "done" || !event.dataTransfer) return event.preventDefault();
    const { blob } = work;
    const url = URL.createObjectURL(file);
    event.dataTransfer.effectAllowed = "copy";
    // Chromium saves this as a file (type:name:address); others take the address.
    event.dataTransfer.setData("DownloadURL", `${file.type}:${file.name.replaceAll(":", "-")}:${url}`);
    event.dataTransfer.setData("text/uri-list", url);
    const over = new AbortController();
    const end = () => {
      over.abort();
      setTimeout(() => URL.revokeObjectURL(url), KEEP_URL_MS);
    };
    element.addEventListener(
      "dragend",
      ({ dataTransfer }) => {
        end();
        const isTaken = dataTransfer !== null && dataTransfer.dropEffect !== "none";
        if (isTaken) store.dispatch({ type: "cutout-saved", id, blob });
      },
      over,
    );
    // An element that vanishes meanwhile hears of no end; no pointer moves freely before it.
    window.addEventListener("pointermove", ({ buttons }) => buttons === 0 && end(), over);
  });
}
