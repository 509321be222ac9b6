/** The list of networks that are kept on this device, each with its size and a way to be rid of it. */

import { site as words } from "../messages.js";
import { part } from "./dom.js";
import { formatBytes, modelName } from "./wording.js";

/** @import {KeptModel} from "../state/types.js" */

/**
 * @param {HTMLElement} root
 * @param {(model: string) => Promise<void>} remove
 * @returns {(models: readonly KeptModel[]) => void}
 */
export function createKeptModels(root, remove) {
  const list = part(root, ".kept", HTMLUListElement);
  const nothing = part(root, "#nothing-kept", HTMLElement);
  const template = part(document, "#kept-model-template", HTMLTemplateElement);
  /** @type {readonly KeptModel[]} */
  let shown = [];

  /** @param {KeptModel} model */
  function createRow({ name, bytes, isComplete }) {
    const row = document.importNode(part(template.content, "li", HTMLLIElement), true);
    const button = part(row, "button", HTMLButtonElement);
    const size = formatBytes(bytes);
    part(row, ".name", HTMLElement).textContent = modelName(name);
    part(row, ".size", HTMLElement).textContent = isComplete ? size : words.unfinished(size);
    row.dataset.model = name;
    button.title = words.remove(modelName(name));
    button.setAttribute("aria-label", button.title);
    button.addEventListener("click", () => void remove(name));
    return row;
  }

  return (models) => {
    nothing.hidden = models.length > 0;
    if (models === shown) return;
    const hadFocus = list.contains(document.activeElement);
    shown = models;
    list.replaceChildren(...models.map(createRow));
    // Whoever deletes with the keyboard goes on from what is left.
    if (hadFocus) (list.querySelector("button") ?? part(root, "[data-closes]", HTMLButtonElement)).focus();
  };
}
