/** Names for what is saved: photo.jpg → photo-cutout.png, or as a pattern says; never the same name twice. */

import { isDone, isStale, itemById } from "./items.js";

/** @import {Item, OutputFormat, State} from "./types.js" */

/** @type {Record<OutputFormat, {pattern: string, suffix: string}>} */
const USUAL = {
  png: { pattern: "{name}-cutout", suffix: ".png" },
  webp: { pattern: "{name}-cutout", suffix: ".webp" },
  jpeg: { pattern: "{name}-cutout", suffix: ".jpg" },
  mask: { pattern: "{name}-mask", suffix: ".png" },
  zip: { pattern: "{name}-layers", suffix: ".zip" },
};

/** What a pattern may have in braces; {index:03} is 007. The command line has the same. */
const FIELD = /\{(name|level|model|width|height|index)(?::0?(\d{1,2}))?\}/g;

/** Characters that are a folder's or that some file system refuses. */
const REFUSED = /[{}/\\:*?"<>|\p{Cc}]/u;

/** @param {string} pattern whether every name made of it can be a file's; none at all is the usual one */
export function isPattern(pattern) {
  return !REFUSED.test(pattern.replaceAll(FIELD, "")) && !/^\s|\s$/.test(pattern);
}

/** @param {OutputFormat} format */
export function usualPattern(format) {
  return USUAL[format].pattern;
}

/**
 * @param {Item} item
 * @param {State} state
 */
export function fileName(item, { items, namePattern, settings }) {
  const { name, output, size, work } = item;
  const { level } = isDone(item) ? item.work.settings : settings;
  const { width, height } = (work.status === "done" ? work.report : size) ?? { width: 0, height: 0 };
  const stem = name.replace(/^.*[/\\]/, "").replace(/(?<=.)\.[^.]{1,5}$/, "") || "picture";
  const index = items.findIndex(({ id }) => id === item.id) + 1;
  const model = work.status === "done" ? work.report.model : (settings.model ?? level);
  /** @type {Record<string, string | number>} */
  const fields = { name: stem, level, model, width, height, index };
  const { pattern, suffix } = USUAL[output.format];
  const filled = (namePattern || pattern).replaceAll(FIELD, (_, field, digits) =>
    String(fields[field]).padStart(Number(digits ?? 0), "0"),
  );
  return filled + suffix;
}

/**
 * @param {State} state
 * @param {string} id
 * @returns {File | null} an item's cutout as it is saved; null while there is none, or not the one that is wanted
 */
export function savedFile(state, id) {
  const item = itemById(state, id);
  if (!item || !isDone(item) || isStale(item)) return null;
  const { blob } = item.work;
  return new File([blob], fileName(item, state), { type: blob.type });
}

/**
 * @param {readonly string[]} [names] that are taken from the beginning
 * @returns {(name: string) => string} the same name, or a numbered one where it is taken: a.png, a (2).png
 */
export function createDistinctNames(names = []) {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  return (name) => {
    let candidate = name;
    for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) {
      candidate = name.replace(/(?=\.[^.]*$)/, ` (${count})`);
    }
    taken.add(candidate.toLowerCase());
    return candidate;
  };
}
