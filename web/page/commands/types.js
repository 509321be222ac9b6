/**
 * What a person can have the page do, as its tables tell it. Types only.
 *
 * @typedef {"pictures" | "view" | "edit" | "page"} ShortcutGroup
 * @typedef {"add" | "paste" | "next" | "previous" | "remove" | "download" | "copy"
 *   | "beside" | "slider" | "cutout" | "original" | "mask" | "uncertainty" | "larger" | "smaller" | "fit"
 *   | "hand" | "erase" | "restore" | "box" | "thinner" | "thicker" | "undo" | "redo" | "move" | "draw"
 *   | "help" | "leave"} ShortcutName
 * @typedef {"clear-edits" | "choose-all" | "review-first" | "pause" | "cancel" | "retry" | "download-chosen"
 *   | "clear" | "undo-removal" | "end-removal"} ToolName
 *
 * @typedef {object} Page what commands act on
 * @property {Store} store
 * @property {{larger: () => void, smaller: () => void, fit: () => void}} zoom
 * @property {() => void} chooseFiles
 * @property {() => void} download the shown cutout
 * @property {() => void} copy it
 * @property {() => void} saveArchive of the chosen ones
 * @property {() => void} showShortcuts
 *
 * @typedef {object} Act
 * @property {readonly string[][]} [keys] each of them does it; "Control" is the command key on a Mac
 * @property {string} [control] what is pressed for it, by selector
 * @property {string | ((state: State) => string)} [icon] of the control, a symbol of icons.svg
 * @property {(state: State) => string} [label] of the control, where it is not always the same
 * @property {boolean} [hides] whether the control is gone, not only disabled, while it is not available
 * @property {(state: State) => boolean} [isOn] whether the control is ticked
 * @property {ShortcutName | ToolName} [undoneBy]
 * @property {(state: State) => boolean} [isAvailable] always, where nothing is said
 * @property {(page: Page) => void} [run] without it, somebody else hears the keys: the browser, or the stage
 *
 * @typedef {Act & {name: ShortcutName, group: ShortcutGroup}} Listed in the list of keys, by the name it has there
 * @typedef {Act & {name: ToolName, group: null}} Unlisted
 * @typedef {Listed | Unlisted} Command
 */

/** @import {Store} from "../state/store.js" */
/** @import {State} from "../state/types.js" */

export {};
