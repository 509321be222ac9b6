/** Everything a person can have the page do, in one table: what keys, controls and the list of shortcuts follow from. */

import { EDIT_COMMANDS, hasTools } from "./edit-commands.js";
import { LIST_COMMANDS } from "./list-commands.js";
import { PICTURE_COMMANDS } from "./picture-commands.js";
import { VIEW_COMMANDS } from "./view-commands.js";

/** @import {Command, Listed} from "./types.js" */

/** @type {readonly Command[]} */
export const COMMANDS = [
  ...PICTURE_COMMANDS,
  ...VIEW_COMMANDS,
  ...EDIT_COMMANDS,
  ...LIST_COMMANDS,
  { name: "help", group: "page", keys: [["?"]], run: ({ showShortcuts }) => showShortcuts() },
  {
    name: "leave",
    group: "page",
    keys: [["Escape"]],
    isAvailable: hasTools,
    run: ({ store }) => store.dispatch({ type: "tool-chosen", tool: "hand" }),
  },
];

/**
 * @param {Command} command
 * @returns {command is Listed}
 */
export function isListed(command) {
  return command.group !== null;
}
