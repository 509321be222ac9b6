/** Ways out that are no download: the clipboard, the share sheet, and dragging the file to another window. */

import { canCopy, canShare } from "../browser/abilities.js";
import { selectedItem } from "../state/items.js";
import { part, setIcon } from "../parts/dom.js";

/** @import {State} from "../state/types.js" */

/**
 * @param {HTMLElement} root
 * @param {{share: () => void}} commands
 * @returns {(state: State, file: File | null) => void} shows what can be done with a file
 */
export function mountHandingButtons(root, { share }) {
  const copyButton = part(root, "[data-testid=copy]", HTMLButtonElement);
  const shareButton = part(root, "[data-testid=share]", HTMLButtonElement);
  copyButton.hidden = !canCopy();
  shareButton.addEventListener("click", share);

  return (state, file) => {
    const { handover } = state;
    const work = selectedItem(state)?.work;
    const isAboutThis = handover.phase !== "idle" && work?.status === "done" && handover.blob === work.blob;
    const isBusy = handover.phase === "under-way";
    const isCopied = isAboutThis && handover.phase === "done" && handover.way === "copy";
    setIcon(copyButton, isCopied ? "done" : "copy");
    shareButton.hidden = file === null ? shareButton.hidden : !canShare(file);
    shareButton.disabled = file === null || isBusy;
  };
}
