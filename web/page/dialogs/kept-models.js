/** The list of networks that are kept on this device, each with its size and a way to be rid of it. */

import { isOwn } from "../../shared/model-store.js";
import { site as words } from "../messages.js";
import { part } from "../parts/dom.js";
import { formatBytes, modelName } from "../parts/wording.js";

/** @import {KeptModel, OwnNetwork} from "../state/types.js" */

/**
 * @param {HTMLElement} root
 * @param {(model: string) => Promise<void>} remove
 * @returns {(models: readonly KeptModel[], own: readonly OwnNetwork[]) => void}
 */
export function createKeptModels(root, remove) {
  const list = part(root, ".kept", HTMLUListElement);
  const nothing = part(root, "#nothing-kept", HTMLElement);
  const template = part(document, "#kept-model-template", HTMLTemplateElement);
  /** @type {readonly KeptModel[]} */
  let shown = [];

  /**
   * @param {KeptModel} model
   * @param {readonly OwnNetwork[]} own
   */
  function createRow({ name, bytes, isComplete }, own) {
    const row = document.importNode(part(template.content, "li", HTMLLIElement), true);
    const button = part(row, "button", HTMLButtonElement);
    const size = formatBytes(bytes);
    const title = modelName(name, own);
    part(row, ".name", HTMLElement).textContent = title;
    part(row, ".size", HTMLElement).textContent = isComplete ? size : words.unfinished(size);
    row.dataset.model = name;
    button.title = isOwn(name) ? words.removeOwn(title) : words.remove(title);
    button.setAttribute("aria-label", button.title);
    button.addEventListener("click", () => void remove(name));
    return row;
  }

  return (models, own) => {
    nothing.hidden = models.length > 0;
    if (models === shown) return;
    const hadFocus = list.contains(document.activeElement);
    shown = models;
    list.replaceChildren(...models.map((model) => createRow(model, own)));
    // Whoever deletes with the keyboard goes on from what is left.
    if (hadFocus) (list.querySelector("button") ?? part(root, "[data-closes]", HTMLButtonElement)).focus();
  };
}
