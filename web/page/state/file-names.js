/** Names for what is saved: photo.jpg → photo-cutout.png, or as a pattern says; never the same name twice. */

import { isDone, isStale, itemById } from "./items.js";
import { MOST_BYTES, isRefused, measure, replaceRefused, safeName, shorten } from "./safe-name.js";

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

/** @param {string} pattern whether every name made of it can be a file's; none at all is the usual one */
export function isPattern(pattern) {
  const rest = pattern.replaceAll(FIELD, "");
  return !/[{}]/.test(rest) && !isRefused(rest) && !/^\s|\s$/.test(pattern);
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
  const { pattern, suffix } = USUAL[output.format];
  return fillPattern(namePattern || pattern, { name: stem, level, model, width, height, index }, suffix);
}

/**
 * @param {string} pattern
 * @param {Record<string, string | number>} facts
 * @param {string} suffix
 * @returns {string} a file's name; where it is too long the picture's own name is cut, not what the pattern adds
 */
function fillPattern(pattern, facts, suffix) {
  const name = replaceRefused(String(facts.name));
  /** @param {string} part of the name */
  const fill = (part) =>
    pattern.replaceAll(FIELD, (_, field, digits) =>
      String(field === "name" ? part : facts[field]).padStart(Number(digits ?? 0), "0"),
    );
  const excess = measure(fill(name) + suffix) - MOST_BYTES;
  const uses = [...pattern.matchAll(FIELD)].filter(([, field]) => field === "name").length || 1;
  const part = excess > 0 ? shorten(name, measure(name) - Math.ceil(excess / uses)) : name;
  return safeName(fill(part), suffix);
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
  const taken = new Set(names.map(fold));
  return (name) => {
    const suffix = /\.[^.]*$/.exec(name)?.[0] ?? "";
    let candidate = name;
    for (let count = 2; taken.has(fold(candidate)); count += 1) {
      candidate = safeName(name.slice(0, name.length - suffix.length), ` (${count})${suffix}`);
    }
    taken.add(fold(candidate));
    return candidate;
  };
}

/** @param {string} name what names have in common that are one file on some system */
function fold(name) {
  return name.normalize("NFC").toLowerCase().normalize("NFC");
}
