/**
 * What another page lets a person drag or copy, as HTML, an address or text: the pictures whose bytes are in it, and a
 * word for what holds none.
 */

import { arrivalOf, unreadableArrival } from "./arrivals.js";

/** @import {Arrival} from "../state/actions.js" */

const IMAGE_SOURCE = /<img\b(?:[^<>"']|"[^"]*"|'[^']*')*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi;
const DATA_URL = /^data:(image\/[\w.+-]+)((?:;[\w-]+=[^;,]*)*)(;base64)?,(.*)$/is;
const ADDRESS = /^(?:https?|blob|file):\S+$/i;

/** Letters of a text that its row in the list is named by. */
const LONGEST_NAME = 40;

/** @param {readonly string[]} types of a drag, which tells no more while it is under way */
export function mayCarry(types) {
  return types.includes("text/html") || types.includes("text/uri-list");
}

/**
 * @param {(type: string) => string} read the text of a type, or nothing
 * @returns {Arrival[]} none where it holds nothing at all
 */
export function readCarried(read) {
  const [html, list, text] = [read("text/html"), read("text/uri-list"), read("text/plain").trim()];
  const sources = [...new Set([...sourcesIn(html), ...linesOf(list), ...(isAddress(text) ? [text] : [])])];
  const pictures = sources.filter((source) => source.startsWith("data:"));
  if (pictures.length > 0) return pictures.map(pictureOf);
  const address = sources.find(isAddress);
  if (address) return [unreadableArrival(nameOf(address), { reason: "address" })];
  return html || text ? [unreadableArrival(text.slice(0, LONGEST_NAME), { reason: "no-picture" })] : [];
}

/** @param {string} html */
function sourcesIn(html) {
  return [...html.matchAll(IMAGE_SOURCE)].map(([, double, single, bare]) =>
    (double ?? single ?? bare ?? "").replaceAll("&amp;", "&").trim(),
  );
}

/** @param {string} list whose comments begin with # */
function linesOf(list) {
  return list.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
}

/** @param {string} text */
function isAddress(text) {
  return ADDRESS.test(text) || text.startsWith("data:image/");
}

/**
 * @param {string} url with the bytes themselves
 * @param {number} index
 * @returns {Arrival}
 */
function pictureOf(url, index) {
  const [whole, type = "", , isBase64, data = ""] = DATA_URL.exec(url) ?? [];
  const name = `picture-${index + 1}.${type.replace(/^image\/|\+.*$/gi, "") || "png"}`;
  if (!whole) return unreadableArrival(name, { reason: "no-picture" });
  try {
    const text = decodeURIComponent(data);
    const bytes = isBase64 ? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) : text;
    return arrivalOf(new File([bytes], name, { type }));
  } catch (thrown) {
    // Escapes or base64 that are none: whoever made the address cut it short.
    if (!(thrown instanceof URIError || thrown instanceof DOMException)) throw thrown;
    return unreadableArrival(name, { reason: "no-picture" });
  }
}

/** @param {string} address */
function nameOf(address) {
  const { host, pathname } = new URL(address);
  return pathname.split("/").findLast(Boolean)?.slice(-LONGEST_NAME) ?? host;
}
