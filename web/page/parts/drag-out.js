/** Dragged out of the page, an element becomes a file. */

/** The other program reads the URL only after the drop. */
const KEEP_URL_MS = 60_000;

/**
 * @param {HTMLElement} element
 * @param {() => File | null} fileToDrag null while there is nothing to drag
 */
export function enableDragOut(element, fileToDrag) {
  element.draggable = true;
  element.addEventListener("dragstart", (event) => {
    const file = fileToDrag();
    if (!file || !event.dataTransfer) return event.preventDefault();
    const url = URL.createObjectURL(file);
    event.dataTransfer.effectAllowed = "copy";
    // Chromium saves this as a file (type:name:address); others take the address.
    event.dataTransfer.setData("DownloadURL", `${file.type}:${file.name.replaceAll(":", "-")}:${url}`);
    event.dataTransfer.setData("text/uri-list", url);
    element.addEventListener("dragend", () => setTimeout(() => URL.revokeObjectURL(url), KEEP_URL_MS), {
      once: true,
    });
  });
}
