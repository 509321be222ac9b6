/** The list of keys, made from their table; and whether those without Ctrl do anything. */

import { shortcuts as words } from "../messages.js";
import { recall, remember } from "../browser/remembered.js";
import { part } from "../parts/dom.js";
import { COMMANDS, isListed } from "../commands/commands.js";
import { keyName } from "../commands/keys.js";

/** @import {Listed, ShortcutGroup} from "../commands/types.js" */

const MEMORY = "single-keys";
const LISTED = COMMANDS.filter(isListed);

/** @returns {{show: () => void, hasSingleKeys: () => boolean}} whether keys do something without another one held down */
export function mountShortcutList() {
  const root = part(document, "#shortcuts", HTMLDialogElement);
  const singleKeys = part(root, "[name=single-keys]", HTMLInputElement);

  singleKeys.checked = recall(MEMORY) !== "off";
  singleKeys.addEventListener("change", () => remember(MEMORY, singleKeys.checked ? "on" : "off"));

  const groups = /** @type {ShortcutGroup[]} */ ([...new Set(LISTED.map(({ group }) => group))]);
  part(root, ".shortcut-groups", HTMLElement).replaceChildren(...groups.map(createGroup));
  return { show: () => root.showModal(), hasSingleKeys: () => singleKeys.checked };
}

/** @param {ShortcutGroup} group */
function createGroup(group) {
  const section = document.createElement("section");
  const title = document.createElement("h3");
  const list = document.createElement("dl");
  title.textContent = words.groups[group];
  list.append(...LISTED.filter((command) => command.group === group).map(createLine));
  section.append(title, list);
  return section;
}

/** @param {Listed} command */
function createLine({ name, keys = [] }) {
  const line = document.createElement("div");
  const term = document.createElement("dt");
  const description = document.createElement("dd");
  term.textContent = words.names[name];
  for (const combination of keys) {
    const group = document.createElement("span");
    group.append(...combination.map(createKey));
    description.append(group);
  }
  line.append(term, description);
  return line;
}

/** @param {string} key */
function createKey(key) {
  const element = document.createElement("kbd");
  element.textContent = keyName(key);
  return element;
}
