/** Commands for what is seen of the shown picture: which view of it, and how large. */

/** @import {State, ViewMode} from "../state/types.js" */
/** @import {Command} from "./types.js" */

/** @type {readonly Command[]} */
export const VIEW_COMMANDS = [
  view("beside", "1"),
  view("slider", "2"),
  view("cutout", "3"),
  view("original", "4"),
  view("mask", "5"),
  view("uncertainty", "6"),
  {
    name: "larger",
    group: "view",
    keys: [["+"], ["="]],
    control: "[data-action=zoom-in]",
    icon: "zoom-in",
    isAvailable: hasPictures,
    run: ({ zoom }) => zoom.larger(),
  },
  {
    name: "smaller",
    group: "view",
    keys: [["-"]],
    control: "[data-action=zoom-out]",
    icon: "zoom-out",
    isAvailable: hasPictures,
    run: ({ zoom }) => zoom.smaller(),
  },
  {
    name: "fit",
    group: "view",
    keys: [["0"]],
    control: "[data-action=zoom-fit]",
    icon: "zoom-fit",
    isAvailable: hasPictures,
    run: ({ zoom }) => zoom.fit(),
  },
];

/**
 * @param {ViewMode} viewMode
 * @param {string} key
 * @returns {Command}
 */
function view(viewMode, key) {
  return {
    name: viewMode,
    group: "view",
    keys: [[key]],
    control: `[name=view-mode][value=${viewMode}]`,
    icon: viewMode,
    isOn: (state) => state.viewMode === viewMode,
    isAvailable: hasPictures,
    run: ({ store }) => store.dispatch({ type: "view-chosen", viewMode }),
  };
}

/** @param {State} state whether there is a stage to see anything on */
function hasPictures({ items }) {
  return items.length > 0;
}
