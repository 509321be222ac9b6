/**
 * A text and an ending enter; a file name that Windows, macOS and Linux take leaves.
 *
 * The command line has the same rule in py_app/cli/names.py, and both are tested against tests/file_names.json.
 */

/** What is a folder's or refused by Windows, what turns the reading direction or is not seen, and halves of characters. */
const REFUSED = /[<>:"/\\|?*\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\p{Cs}]/u;
const EACH_REFUSED = new RegExp(REFUSED, "gu");

/** Devices of Windows, with whatever suffix. */
const RESERVED = /^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *(?:\.|$)/i;

/** Of a name as UTF-8: file systems take 255, and what copies or downloads a file adds to its name. */
export const MOST_BYTES = 240;

const UNNAMED = "picture";

const encoder = new TextEncoder();

/** @param {string} text whether it has what no file's name can have everywhere */
export function isRefused(text) {
  return REFUSED.test(text);
}

/**
 * @param {string} text
 * @returns {string} the text with what cannot be in a file's name replaced
 */
export function replaceRefused(text) {
  return text.replaceAll(EACH_REFUSED, "_");
}

/**
 * @param {string} stem may be cut
 * @param {string} ending such as ".png"
 */
export function safeName(stem, ending) {
  const plain = trim(replaceRefused(stem));
  const free = RESERVED.test(plain + ending) ? `_${plain}` : plain;
  return (shorten(free, MOST_BYTES - measure(ending)) || UNNAMED) + ending;
}

/**
 * @param {string} text
 * @param {number} most bytes as UTF-8
 * @returns {string} its beginning, whole characters
 */
export function shorten(text, most) {
  if (measure(text) <= most) return text;
  const beginning = new Uint8Array(Math.max(0, most));
  return trim(text.slice(0, encoder.encodeInto(text, beginning).read));
}

/** @param {string} text its bytes as UTF-8 */
export function measure(text) {
  return encoder.encode(text).length;
}

/** @param {string} text without what Windows drops silently (spaces, dots at the end) and half of a joined character */
function trim(text) {
  return text.replace(/^ +/, "").replace(/[ .\u200d]+$/, "");
}
