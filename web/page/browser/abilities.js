/** What this browser can do besides showing a page. */

export function canCopy() {
  return typeof ClipboardItem !== "undefined" && Boolean(navigator.clipboard?.write);
}

/** @param {File} file whether this browser hands it to other programs */
export function canShare(file) {
  return Boolean(navigator.canShare?.({ files: [file] }));
}

/** Whether this browser writes into folders. */
export function canPickFolder() {
  return "showDirectoryPicker" in globalThis;
}
