/** The buttons and ticks of the page: each runs its command, is there while that is available, and tells its keys. */

import { shortcuts as words } from "../messages.js";
import { setIcon } from "../parts/dom.js";
import { COMMANDS, isListed } from "./commands.js";
import { ariaKeys, keyName } from "./keys.js";

/** @import {State} from "../state/types.js" */
/** @import {Command, Listed, Page} from "./types.js" */

/** @typedef {HTMLButtonElement | HTMLInputElement} Control */

/** @param {Page} page */
export function mountControls(page) {
  const { store } = page;
  const updates = COMMANDS.flatMap((command) =>
    controlsOf(command).map((control) => connect(command, control, page)),
  );

  /** @param {State} state */
  function render(state) {
    const focused = document.activeElement;
    for (const update of updates) update(state);
    // What has nothing left to do must not take the keyboard's place in the page with it.
    if (focused instanceof HTMLElement && focused.hidden) firstBeside(focused)?.focus();
  }

  render(store.state());
  store.subscribe(render);
}

/** @param {Command} command */
function controlsOf({ name, control }) {
  const found = control ? [...document.querySelectorAll(control)] : [];
  if (control && found.length === 0) throw new Error(`No control for ${name} at ${control}`);
  return found.filter((element) => element instanceof HTMLElement);
}

/**
 * @param {Command} command
 * @param {HTMLElement} control
 * @param {Page} page
 * @returns {(state: State) => void} brings it up to date
 */
function connect(command, control, page) {
  const { icon, label, run } = command;
  const seen = control.closest("label") ?? control;
  if (isListed(command)) hint(command, control, seen);
  if (typeof icon === "string") setIcon(seen, icon);
  if (!isControl(control) || !run) return () => undefined; // a link does it by itself
  control.addEventListener(control instanceof HTMLInputElement ? "change" : "click", () => run(page));
  return (state) => {
    if (control instanceof HTMLInputElement && command.isOn) control.checked = command.isOn(state);
    const isAvailable = command.isAvailable?.(state) ?? true;
    if (command.hides) control.hidden = !isAvailable;
    else control.disabled = !isAvailable;
    if (typeof icon === "function") setIcon(seen, icon(state));
    if (label) nameControl(control, label(state));
  };
}

/**
 * Tells the pointer and assistive technology the keys of a control.
 *
 * @param {Listed} command
 * @param {Element} control
 * @param {Element} seen
 */
function hint({ name, keys: [combination] = [] }, control, seen) {
  if (!combination) return;
  control.setAttribute("aria-keyshortcuts", ariaKeys(combination));
  seen.setAttribute("title", `${words.names[name]} (${combination.map(keyName).join(" + ")})`);
}

/**
 * @param {HTMLElement} control
 * @param {string} label
 */
function nameControl(control, label) {
  control.title = label;
  control.setAttribute("aria-label", label);
}

/** @param {HTMLElement} control */
function firstBeside(control) {
  const others = control.closest("[role=group], [role=toolbar]")?.querySelectorAll("input, button") ?? [];
  return [...others].filter(isControl).find(({ hidden, disabled }) => !hidden && !disabled);
}

/**
 * @param {Element} element
 * @returns {element is Control}
 */
function isControl(element) {
  return element instanceof HTMLButtonElement || element instanceof HTMLInputElement;
}
