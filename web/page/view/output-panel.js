/** How the shown picture is written, and the ways out: download, copy, share, drag. */

import * as messages from "../messages.js";
import { isDone, isSameOutput, isStale, selectedItem } from "../state/items.js";
import { savedFile } from "../work/file-names.js";
import { createBlobLink } from "./blob-image.js";
import { createPresence, part } from "./dom.js";
import { enableDragOut } from "./drag-out.js";
import { mountHandingButtons } from "./handing-buttons.js";
import { mountNameChoice } from "./name-choice.js";
import { mountOutputChoices } from "./output-choices.js";
import { explain, formatBytes, formatSize } from "./wording.js";

/** @import {Item, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */
/** @import {Handing} from "../work/handover.js" */

/**
 * @param {Store} store
 * @param {Handing & {downloadAll: () => void}} commands
 */
export function mountOutputPanel(store, { downloadAll, ...handing }) {
  const root = part(document, "#output", HTMLElement);
  const name = part(root, ".name", HTMLElement);
  const facts = part(root, ".facts", HTMLElement);
  const spread = part(root, "#spread", HTMLButtonElement);
  const download = part(root, "[data-testid=download]", HTMLAnchorElement);
  const downloadWords = part(root, ".download-words", HTMLElement);
  const downloadFacts = part(root, ".download-facts", HTMLElement);
  const all = part(root, "[data-testid=download-all]", HTMLButtonElement);
  const allWords = part(root, ".download-all-words", HTMLElement);
  const failure = part(root, "#output-failure", HTMLElement);
  const linkTo = createBlobLink(download);
  const showAll = createPresence(all);
  const renderChoices = mountOutputChoices(root, store);
  const renderName = mountNameChoice(root, store);
  const renderHanding = mountHandingButtons(root, handing);
  /** @type {File | null} the shown picture, as it is saved */
  let file = null;
  all.hidden = false;

  all.addEventListener("click", downloadAll);
  enableDragOut(download, () => file);
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
    renderName(state);
    spread.hidden = state.items.every((other) => isSameOutput(other.output, output));

    file = savedFile(state, item.id);
    linkTo(file && isDone(item) ? item.work.blob : null);
    download.download = file?.name ?? "";
    download.title = download.download;
    download.setAttribute("aria-disabled", String(file === null));
    downloadWords.textContent = isStale(item) ? messages.status.rendering : (messages.texts.download ?? "");
    downloadFacts.textContent = isDone(item) && file ? describeResult(item.work.report, file) : "";
    renderHanding(state, file);

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
 * @param {{width: number, height: number}} size
 * @param {File} file
 */
function describeResult(size, file) {
  return [formatSize(size), formatBytes(file.size)].join(" · ");
}

/**
 * @param {Item} item
 * @param {State} state
 */
function describeFailure(item, { packing, handover }) {
  if (handover.phase === "failed" && isDone(item) && handover.blob === item.work.blob) {
    const { title, advice } = messages.actions.notHandedOver[handover.way];
    return `${title} ${advice}`;
  }
  const failure =
    (isDone(item) && item.work.renderFailure) || (packing.phase === "failed" && packing.failure);
  if (!failure) return "";
  const { title, advice } = explain(failure);
  return `${title} ${advice}`;
}
