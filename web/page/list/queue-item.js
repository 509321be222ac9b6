/** One row of the list: thumbnail, name, what is happening, and what can be done about it. */

import { ariaKeys } from "../commands/keys.js";
import { ROW_COMMANDS } from "../commands/row-commands.js";
import * as messages from "../messages.js";
import { createBlobImage } from "../parts/blob-image.js";
import { createPresence, part, setProgress } from "../parts/dom.js";
import { enableDragOut } from "../parts/drag-out.js";
import { progressFraction } from "../parts/progress-fraction.js";
import { describeItem, formatBytes } from "../parts/wording.js";

/** @import {Item, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/** The keys that nobody would guess. */
const ROW_HINT = ROW_COMMANDS.filter(({ name }) => name === "move-up" || name === "move-down")
  .flatMap(({ keys }) => keys.map(ariaKeys))
  .join(" ");

/**
 * @typedef {object} QueueItem
 * @property {HTMLElement} element
 * @property {(item: Item, state: State) => void} update
 * @property {() => void} focus
 * @property {() => void} remove
 */

/**
 * @param {Store} store
 * @param {string} id
 * @returns {QueueItem}
 */
export function createQueueItem(store, id) {
  const template = part(document, "#item-template", HTMLTemplateElement);
  const element = document.importNode(part(template.content, ".item", HTMLLIElement), true);
  const select = part(element, ".item-select", HTMLButtonElement);
  const choice = part(element, "[data-testid=choose]", HTMLInputElement);
  const name = part(element, ".item-name", HTMLElement);
  const facts = part(element, ".item-facts", HTMLElement);
  const error = part(element, ".item-error", HTMLElement);
  const bar = part(element, "progress", HTMLProgressElement);
  const cancel = part(element, "[data-testid=cancel]", HTMLButtonElement);
  const retry = part(element, "[data-testid=retry]", HTMLButtonElement);
  const remove = part(element, "[data-action=remove]", HTMLButtonElement);
  const thumbnail = part(element, ".thumbnail", HTMLElement);
  const showThumbnail = createBlobImage(part(thumbnail, "img", HTMLImageElement));
  const presences = [error, cancel, retry].map(createPresence);
  for (const hidden of [error, cancel, retry]) hidden.hidden = false;

  element.dataset.id = id;
  select.setAttribute("aria-keyshortcuts", ROW_HINT);
  select.addEventListener("click", ({ shiftKey, ctrlKey, metaKey }) => {
    if (shiftKey) store.dispatch({ type: "choice-extended", id });
    else if (ctrlKey || metaKey) store.dispatch({ type: "item-choice-toggled", id });
    else store.dispatch({ type: "item-selected", id });
  });
  choice.addEventListener("click", ({ shiftKey }) => {
    store.dispatch(shiftKey ? { type: "choice-extended", id } : { type: "item-choice-toggled", id });
  });
  cancel.addEventListener("click", () => store.dispatch({ type: "items-cancelled", ids: [id] }));
  retry.addEventListener("click", () => store.dispatch({ type: "items-requeued", ids: [id] }));
  remove.addEventListener("click", () => store.dispatch({ type: "items-removed", ids: [id] }));
  thumbnail.addEventListener("click", () => store.dispatch({ type: "item-selected", id }));
  enableDragOut(thumbnail, store, () => id);

  /**
   * @param {Item} item
   * @param {State} state
   */
  function update(item, state) {
    const { work } = item;
    const isFailed = work.status === "failed";
    const isUnderWay = work.status === "queued" || work.status === "working";
    const canRetry = item.file !== null && (isFailed || work.status === "cancelled");
    const hadFocus = element.contains(document.activeElement);

    element.dataset.status = work.status;
    select.setAttribute("aria-current", String(state.selectedId === id));
    select.setAttribute("aria-label", messages.actions.show(item.name));
    choice.checked = state.queue.chosenIds.includes(id);
    choice.setAttribute("aria-label", messages.actions.choose(item.name));
    element.classList.toggle("is-chosen", choice.checked);
    name.textContent = item.name;
    name.title = item.name;
    facts.hidden = isFailed;
    facts.textContent = describe(item, state);
    error.textContent = isFailed ? describeItem(item, state) : "";
    error.dataset.code = isFailed ? work.failure.code : "";
    bar.hidden = work.status !== "working";
    bar.setAttribute("aria-label", item.name);
    setProgress(bar, work.status === "working" ? progressFraction(work.progress) : null);
    cancel.setAttribute("aria-label", messages.actions.cancel(item.name));
    retry.setAttribute("aria-label", messages.actions.retry(item.name));
    remove.setAttribute("aria-label", messages.actions.remove(item.name));
    showThumbnail(item.thumbnail);

    const isPresent = [isFailed, isUnderWay, canRetry];
    presences.forEach((setPresent, index) => setPresent(isPresent[index] ?? false));
    // A button that leaves the row must not take the keyboard's place in the page with it.
    if (hadFocus && !element.contains(document.activeElement)) select.focus();
  }

  return {
    element,
    update,
    focus: () => select.focus(),
    remove() {
      showThumbnail(null);
      element.remove();
    },
  };
}

/**
 * @param {Item} item
 * @param {State} state
 */
function describe(item, state) {
  const words = describeItem(item, state);
  const isWaiting = item.work.status === "queued" && state.engine.phase !== "booting";
  return isWaiting && item.file ? `${formatBytes(item.file.size)} · ${words}` : words;
}
