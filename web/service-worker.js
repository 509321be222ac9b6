/**
 * The service worker: answers every request for a file of this copy of the site from its caches, with the headers that
 * isolate the page and forbid every other origin, and refuses all others. The build writes the list into `__OFFCUT`.
 */

importScripts(
  "vendor/workbox/workbox-core.prod.js",
  "vendor/workbox/workbox-routing.prod.js",
  "vendor/workbox/workbox-strategies.prod.js",
  "vendor/workbox/workbox-precaching.prod.js",
  "service/precache.js",
  "service/gate.js",
  "service/answer.js",
  "service/messages.js",
  "service/share.js",
);

const site = createPrecache(__OFFCUT.entries, registration.scope);
const names = [...__OFFCUT.entries.map(({ url }) => url), ...__OFFCUT.others];
const decide = createGate(names, registration.scope);

self.addEventListener("install", (event) => event.waitUntil(site.install(event)));
self.addEventListener("activate", (event) => event.waitUntil(site.activate(event)));

self.addEventListener("fetch", (event) => {
  const decision = decide(event.request);
  switch (decision.kind) {
    case "file":
      return event.respondWith(answer(event, decision.url, site, __OFFCUT.headers));
    case "share":
      return event.respondWith(receiveShare(event.request, registration.scope));
    case "missing":
      return event.respondWith(answerMissing(__OFFCUT.headers));
    case "refused":
      return event.respondWith(Response.error()); // the page sends nothing, not even to its own server
  }
});

self.addEventListener("message", (event) => {
  const wish = readWish(event, registration.scope);
  if (wish?.type === "activate") event.waitUntil(skipWaiting());
  if (wish?.type === "list-missing") event.waitUntil(listMissing(site, wish.folders, wish.port));
});
