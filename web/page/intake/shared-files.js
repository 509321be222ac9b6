/** Pictures that another program has shared with the installed app; service/share.js has put them into a cache. */

import { SCOPE } from "../site/site-worker.js";

const CACHE = `offcut-shared@${SCOPE.href}`;
const MARK = "shared";

/** @param {(files: File[]) => void} add */
export async function takeSharedFiles(add) {
  const address = new URL(location.href);
  if (!address.searchParams.has(MARK) || !globalThis.caches) return;
  address.searchParams.delete(MARK);
  history.replaceState(null, "", address);

  const cache = await caches.open(CACHE);
  const files = await Promise.all((await cache.matchAll()).map(readFile));
  if (files.length > 0) add(files);
  await caches.delete(CACHE);
}

/** @param {Response} response */
async function readFile(response) {
  const name = decodeURIComponent(response.headers.get("X-File-Name") ?? "");
  const type = response.headers.get("Content-Type") ?? "";
  return new File([await response.blob()], name, { type });
}
