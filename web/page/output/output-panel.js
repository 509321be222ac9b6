/** How the shown picture is written, and the ways out: download, copy, share, drag. */

import * as messages from "../messages.js";
import { isDone, isSameOutput, isStale, selectedItem } from "../state/items.js";
import { meantItems } from "../state/queue-order.js";
import { savedFile } from "../state/file-names.js";
import { createBlobLink } from "../parts/blob-image.js";
import { part } from "../parts/dom.js";
import { enableDragOut } from "../parts/drag-out.js";
import { mountHandingButtons } from "./handing-buttons.js";
import { mountNameChoice } from "./name-choice.js";
import { mountOutputChoices } from "./output-choices.js";
import { explain, formatBytes, formatSize } from "../parts/wording.js";

/** @import {Item, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/**
 * @param {Store} store
 * @param {{share: () => void}} commands
 */
export function mountOutputPanel(store, commands) {
  const root = part(document, "#output", HTMLElement);
  const name = part(root, ".name", HTMLElement);
  const facts = part(root, ".facts", HTMLElement);
  const spread = part(root, "#spread", HTMLButtonElement);
  const spreadWords = part(spread, "span", HTMLElement);
  const download = part(root, "[data-testid=download]", HTMLAnchorElement);
  const downloadWords = part(root, ".download-words", HTMLElement);
  const downloadFacts = part(root, ".download-facts", HTMLElement);
  const failure = part(root, "#output-failure", HTMLElement);
  const linkTo = createBlobLink(download);
  const renderChoices = mountOutputChoices(root, store);
  const renderName = mountNameChoice(root, store);
  const renderHanding = mountHandingButtons(root, commands);
  /** @type {File | null} the shown picture, as it is saved */
  let file = null;

  enableDragOut(download, store, () => store.state().selectedId);
  download.addEventListener("click", () => {
    const item = selectedItem(store.state());
    if (file && item && isDone(item))
      store.dispatch({ type: "cutout-saved", id: item.id, blob: item.work.blob });
  });
  spread.addEventListener("click", () => {
    const item = selectedItem(store.state());
    const ids = meantItems(store.state()).map(({ id }) => id);
    if (item) store.dispatch({ type: "output-spread", id: item.id, ids });
  });

  /** @param {State} state */
  function render(state) {
    const item = selectedItem(state);
    if (!item) {
      file = null;
      return linkTo(null);
    }
    const { output } = item;
    name.textContent = item.name;
    facts.textContent = describeFacts(item);
    renderChoices(output);
    renderName(state);
    spread.hidden = meantItems(state).every((other) => isSameOutput(other.output, output));
    spreadWords.textContent = messages.actions.spread(state.queue.chosenIds.length);

    file = savedFile(state, item.id);
    linkTo(file && isDone(item) ? item.work.blob : null);
    download.download = file?.name ?? "";
    download.title = download.download;
    download.setAttribute("aria-disabled", String(file === null));
    downloadWords.textContent = isStale(item) ? messages.status.rendering : (messages.texts.download ?? "");
    downloadFacts.textContent = isDone(item) && file ? describeResult(item.work.report, file) : "";
    renderHanding(state, file);

    failure.textContent = describeFailure(item, state);
    failure.hidden = failure.textContent === "";
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
function describeFailure(item, { handover }) {
  if (!isDone(item)) return "";
  const { renderFailure, blob } = item.work;
  const isNotHandedOver = handover.phase === "failed" && handover.blob === blob;
  const explanation = isNotHandedOver
    ? messages.actions.notHandedOver[handover.way]
    : renderFailure && explain(renderFailure);
  return explanation ? `${explanation.title} ${explanation.advice}` : "";
}
