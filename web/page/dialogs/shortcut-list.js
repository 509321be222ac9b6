/** The list of keys, made from their table; and whether those without Ctrl do anything. */

import { shortcuts as words } from "../messages.js";
import { recall, remember } from "../browser/remembered.js";
import { part } from "../parts/dom.js";
import { SHORTCUTS, mountShortcuts } from "../frame/shortcuts.js";

/** @import {Shortcut, ShortcutGroup} from "../frame/shortcuts.js" */
/** @import {Store} from "../state/store.js" */

const MEMORY = "single-keys";
const IS_MAC = /^Mac|^iP/.test(navigator.platform);

/** @param {Store} store */
export function mountShortcutList(store) {
  const root = part(document, "#shortcuts", HTMLDialogElement);
  const singleKeys = part(root, "[name=single-keys]", HTMLInputElement);

  singleKeys.checked = recall(MEMORY) !== "off";
  singleKeys.addEventListener("change", () => remember(MEMORY, singleKeys.checked ? "on" : "off"));
  mountShortcuts(store, () => singleKeys.checked);

  const groups = /** @type {ShortcutGroup[]} */ ([...new Set(SHORTCUTS.map(({ group }) => group))]);
  part(root, ".shortcut-groups", HTMLElement).replaceChildren(...groups.map(createGroup));
  for (const shortcut of SHORTCUTS) hint(shortcut);
}

/** @param {ShortcutGroup} group */
function createGroup(group) {
  const section = document.createElement("section");
  const title = document.createElement("h3");
  const list = document.createElement("dl");
  title.textContent = words.groups[group];
  list.append(...SHORTCUTS.filter((shortcut) => shortcut.group === group).map(createLine));
  section.append(title, list);
  return section;
}

/** @param {Shortcut} shortcut */
function createLine({ name, keys }) {
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
  element.textContent = nameOf(key);
  return element;
}

/** @param {string} key */
function nameOf(key) {
  return key === "Control" && IS_MAC ? "⌘" : (words.keys[key] ?? key);
}

/**
 * Tells the pointer and assistive technology the key of a control.
 *
 * @param {Shortcut} shortcut
 */
function hint({ name, keys, presses }) {
  if (!presses || name === "leave") return;
  const [combination = []] = keys;
  const title = `${words.names[name]} (${combination.map(nameOf).join(" + ")})`;
  for (const control of document.querySelectorAll(presses)) {
    const held = IS_MAC ? "Meta" : "Control";
    control.setAttribute("aria-keyshortcuts", combination.join("+").replace("Control", held));
    const seen = control.closest("label") ?? control;
    seen.setAttribute("title", title);
  }
}
