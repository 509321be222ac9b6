/** Names for what is saved: photo.jpg → photo-cutout.png, never the same name twice in a ZIP. */

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
 * @param {readonly string[]} names
 * @returns {string[]} the same names, later repetitions numbered: a.png, a (2).png
 */
export function distinctNames(names) {
  const taken = new Set();
  return names.map((name) => {
    let candidate = name;
    for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) {
      candidate = name.replace(/(?=\.[^.]*$)/, ` (${count})`);
    }
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}
