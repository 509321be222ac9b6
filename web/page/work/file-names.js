/** Names for what is saved: photo.jpg → photo-cutout.png, never the same name twice. */

/** @import {OutputFormat} from "../state/types.js" */

/** @type {Record<OutputFormat, string>} */
const ENDINGS = {
  png: "-cutout.png",
  webp: "-cutout.webp",
  jpeg: "-cutout.jpg",
  mask: "-mask.png",
  zip: "-layers.zip",
};

/**
 * @param {string} sourceName
 * @param {OutputFormat} format
 */
export function cutoutName(sourceName, format) {
  const stem = sourceName.replace(/^.*[/\\]/, "").replace(/(?<=.)\.[^.]{1,5}$/, "");
  return (stem || "picture") + ENDINGS[format];
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
