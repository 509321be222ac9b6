/** Pictures that another program has shared with the installed app; service/share.js has put them into a cache. */

import { SITE } from "../../shared/site.js";
import { arrivalOf, unreadableArrival } from "./arrivals.js";

/** @import {Arrival} from "../state/actions.js" */
/** @import {Reason} from "./arrivals.js" */

const CACHE = `offcut-shared@${SITE.href}`;
const MARK = "shared";

/** What the service worker says of a share that it could not keep, by its word in the address. */
const LOSSES = new Map(
  /** @type {[string, Reason][]} */ ([
    ["lost", "share-lost"],
    ["full", "share-full"],
  ]),
);

/**
 * Resolves in any case: the engine waits for it. What could not be taken arrives as such.
 * @param {(arrivals: Arrival[]) => void} add
 */
export async function takeSharedFiles(add) {
  const address = new URL(location.href);
  const mark = address.searchParams.get(MARK);
  if (mark === null || !globalThis.caches) return;
  address.searchParams.delete(MARK);
  history.replaceState(null, "", address);

  let loss = LOSSES.get(mark);
  const arrivals = await readShared().catch((thrown) => {
    console.warn(thrown);
    loss ??= "share-lost";
    return /** @type {Arrival[]} */ ([]);
  });
  if (loss) arrivals.push(unreadableArrival("", { reason: loss }));
  if (arrivals.length > 0) add(arrivals);
}

/** @returns {Promise<Arrival[]>} */
async function readShared() {
  const cache = await caches.open(CACHE);
  const arrivals = await Promise.all((await cache.matchAll()).map(readEntry));
  await caches.delete(CACHE);
  return arrivals;
}

/**
 * @param {Response} entry
 * @returns {Promise<Arrival>}
 */
async function readEntry(entry) {
  const leftOut = Number(entry.headers.get("X-Left-Out"));
  if (leftOut > 0) return unreadableArrival("", { reason: "left-out", count: leftOut });
  const name = readName(entry.headers.get("X-File-Name") ?? "");
  const type = entry.headers.get("Content-Type") ?? "";
  return arrivalOf(new File([await entry.blob()], name, { type }));
}

/** @param {string} encoded */
function readName(encoded) {
  try {
    return decodeURIComponent(encoded);
  } catch (thrown) {
    if (!(thrown instanceof URIError)) throw thrown;
    return encoded; // not from our service worker; it is only a name
  }
}
