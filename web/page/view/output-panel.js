/** How the shown picture is written: format, background, and the way to the disk. */

import * as messages from "../messages.js";
import { isDone, isSameOutput, isStale, selectedItem } from "../state/items.js";
import { meantItems } from "../state/queue-order.js";
import { cutoutName } from "../work/file-names.js";
import { createBlobLink } from "./blob-image.js";
import { part } from "./dom.js";
import { mountOutputChoices } from "./output-choices.js";
import { explain, formatBytes, formatSize } from "./wording.js";

/** @import {Item, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/** @param {Store} store */
export function mountOutputPanel(store) {
  const root = part(document, "#output", HTMLElement);
  const name = part(root, ".name", HTMLElement);
  const facts = part(root, ".facts", HTMLElement);
  const spread = part(root, "#spread", HTMLButtonElement);
  const spreadWords = part(spread, "span", HTMLElement);
  const download = part(root, "[data-testid=download]", HTMLAnchorElement);
  const downloadWords = part(root, ".download-words", HTMLElement);
  const failure = part(root, "#output-failure", HTMLElement);
  const linkTo = createBlobLink(download);
  const renderChoices = mountOutputChoices(root, store);

  spread.addEventListener("click", () => {
    const item = selectedItem(store.state());
    const ids = meantItems(store.state()).map(({ id }) => id);
    if (item) store.dispatch({ type: "output-spread", id: item.id, ids });
  });

  /** @param {State} state */
  function render(state) {
    const item = selectedItem(state);
    if (!item) return linkTo(null);
    const { output } = item;
    name.textContent = item.name;
    facts.textContent = describeFacts(item);
    renderChoices(output);
    spread.hidden = meantItems(state).every((other) => isSameOutput(other.output, output));
    spreadWords.textContent = messages.actions.spread(state.queue.chosenIds.length);

    const blob = isDone(item) && !isStale(item) ? item.work.blob : null;
    linkTo(blob);
    download.download = cutoutName(item.name, output.format);
    download.title = download.download;
    download.setAttribute("aria-disabled", String(blob === null));
    downloadWords.textContent = isStale(item)
      ? messages.status.rendering
      : [messages.texts.download, blob && formatBytes(blob.size)].filter(Boolean).join(" · ");

    failure.textContent = describeFailure(item);
    failure.hidden = failure.textContent === "";
  }

  render(store.state());
  store.subscribe(render);
}

/** @param {Item} item */
function describeFacts({ file, size }) {
  return [size && formatSize(size), file && formatBytes(file.size)].filter(Boolean).join(" · ");
}

/** @param {Item} item */
function describeFailure(item) {
  if (!isDone(item) || !item.work.renderFailure) return "";
  const { title, advice } = explain(item.work.renderFailure);
  return `${title} ${advice}`;
}
