/** The ways to the disk for several cutouts, the chosen or all: one ZIP, or files in a folder. */

import { saving as words, actions } from "../messages.js";
import { canPickFolder } from "../browser/abilities.js";
import { isDone } from "../state/items.js";
import { meantItems } from "../state/queue-order.js";
import { createPresence, part } from "../parts/dom.js";
import { explain } from "../parts/wording.js";

/** @import {Packing, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @param {Store} store
 * @param {{saveArchive: () => void, saveIntoFolder: () => void}} commands
 */
export function mountSaveAll(store, { saveArchive, saveIntoFolder }) {
  const root = part(document, "#save-all", HTMLElement);
  const archive = part(root, "[data-testid=download-all]", HTMLButtonElement);
  const archiveWords = part(archive, ".download-all-words", HTMLElement);
  const folder = part(root, "[data-testid=save-folder]", HTMLButtonElement);
  const trouble = part(root, "[data-testid=save-failure]", HTMLElement);
  const showArchive = createPresence(archive);
  const showFolder = createPresence(folder);
  archive.hidden = false;
  folder.hidden = false;

  archive.addEventListener("click", saveArchive);
  folder.addEventListener("click", saveIntoFolder);

  /** @param {State} state */
  function render(state) {
    const { packing, queue } = state;
    const count = meantItems(state).filter(isDone).length;
    const isChosen = queue.chosenIds.length > 0;
    const isSaving = packing.phase === "packing";
    const isUseful = isSaving || count > 1 || (isChosen && count > 0);
    const folderWords = isChosen ? actions.saveChosen(count) : actions.saveAll(count);
    showArchive(isUseful);
    showFolder(isUseful && canPickFolder());
    archive.disabled = isSaving;
    folder.disabled = isSaving;
    archiveWords.textContent = isSaving
      ? actions.packing(packing.packed, packing.total)
      : isChosen
        ? actions.downloadChosen(count)
        : actions.downloadAll(count);
    folder.title = folderWords;
    folder.setAttribute("aria-label", folderWords);
    trouble.textContent = describeTrouble(packing);
    trouble.hidden = trouble.textContent === "";
  }

  render(store.state());
  store.subscribe((state, previous) => {
    const isSame =
      state.items === previous.items && state.packing === previous.packing && state.queue === previous.queue;
    if (!isSame) render(state);
  });
}

/** @param {Packing} packing */
function describeTrouble(packing) {
  if (packing.phase === "failed") {
    const { title, advice } = explain(packing.failure);
    return `${title} ${advice}`;
  }
  if (packing.phase !== "incomplete") return "";
  const { missing, total } = packing;
  const reasons = new Set(missing.map(({ failure }) => explain(failure).title));
  const names = missing.map(({ name }) => name).join(", ");
  return [words.incomplete(missing.length, total, names), ...reasons].join(" ");
}
