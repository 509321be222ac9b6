/** How the shown picture is written: format, background, and the way to the disk. */

import * as messages from "../messages.js";
import { isDone, isSameOutput, isStale, selectedItem } from "../state/items.js";
import { cutoutName } from "../work/file-names.js";
import { createBlobLink } from "./blob-image.js";
import { createPresence, part } from "./dom.js";
import { mountOutputChoices } from "./output-choices.js";
import { explain, formatBytes, formatSize } from "./wording.js";

/** @import {Item, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @param {Store} store
 * @param {{downloadAll: () => void}} commands
 */
export function mountOutputPanel(store, { downloadAll }) {
  const root = part(document, "#output", HTMLElement);
  const name = part(root, ".name", HTMLElement);
  const facts = part(root, ".facts", HTMLElement);
  const spread = part(root, "#spread", HTMLButtonElement);
  const download = part(root, "[data-testid=download]", HTMLAnchorElement);
  const downloadWords = part(root, ".download-words", HTMLElement);
  const all = part(root, "[data-testid=download-all]", HTMLButtonElement);
  const allWords = part(root, ".download-all-words", HTMLElement);
  const failure = part(root, "#output-failure", HTMLElement);
  const linkTo = createBlobLink(download);
  const showAll = createPresence(all);
  const renderChoices = mountOutputChoices(root, store);
  all.hidden = false;

  all.addEventListener("click", downloadAll);
  spread.addEventListener("click", () => {
    const item = selectedItem(store.state());
    if (item) store.dispatch({ type: "output-spread", id: item.id });
  });

  /** @param {State} state */
  function render(state) {
    const item = selectedItem(state);
    if (!item) return linkTo(null);
    const { output } = item;
    name.textContent = item.name;
    facts.textContent = describeFacts(item);
    renderChoices(output);
    spread.hidden = state.items.every((other) => isSameOutput(other.output, output));

    const blob = isDone(item) && !isStale(item) ? item.work.blob : null;
    linkTo(blob);
    download.download = cutoutName(item.name, output.format);
    download.title = download.download;
    download.setAttribute("aria-disabled", String(blob === null));
    downloadWords.textContent = isStale(item)
      ? messages.status.rendering
      : [messages.texts.download, blob && formatBytes(blob.size)].filter(Boolean).join(" · ");

    renderAll(state);
    failure.textContent = describeFailure(item, state);
    failure.hidden = failure.textContent === "";
  }

  /** @param {State} state */
  function renderAll({ items, packing }) {
    const done = items.filter(isDone).length;
    showAll(done > 1);
    all.disabled = packing.phase === "packing";
    allWords.textContent =
      packing.phase === "packing"
        ? messages.actions.packing(packing.packed, packing.total)
        : messages.actions.downloadAll(done);
  }

  render(store.state());
  store.subscribe(render);
}

/** @param {Item} item */
function describeFacts({ file, size }) {
  return [size && formatSize(size), file && formatBytes(file.size)].filter(Boolean).join(" · ");
}

/**
 * @param {Item} item
 * @param {State} state
 */
function describeFailure(item, { packing }) {
  const failure =
    (isDone(item) && item.work.renderFailure) || (packing.phase === "failed" && packing.failure);
  if (!failure) return "";
  const { title, advice } = explain(failure);
  return `${title} ${advice}`;
}
