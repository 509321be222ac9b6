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
  "service/versions.js",
  "service/answer.js",
  "service/messages.js",
  "service/share.js",
);

const { scope } = registration;
const versions = createVersions(__OFFCUT, scope);

self.addEventListener("install", (event) => event.waitUntil(versions.current.files.install(event)));
self.addEventListener("activate", (event) => event.waitUntil(versions.activate()));
self.addEventListener("fetch", (event) => event.respondWith(respond(event)));

self.addEventListener("message", (event) => {
  const wish = readWish(event, scope);
  if (wish?.type === "activate") event.waitUntil(skipWaiting());
  if (wish?.type === "list-missing") event.waitUntil(listMissing(versions, wish));
});

/** @param {FetchEvent} event */
async function respond(event) {
  const { request } = event;
  const found = await versions.find(event);
  if (!found) return Response.error();
  const { version, url } = found;
  const decision = version.decide({ method: request.method, mode: request.mode, url });
  switch (decision.kind) {
    case "file": {
      const isBegun = request.destination === "worker" && url === request.url;
      return isBegun ? answerWorker(decision.url, version) : answer(event, decision.url, version);
    }
    case "share":
      return receiveShare(request, scope);
    case "missing":
      return answerMissing(version);
    case "refused":
      return Response.error(); // the page sends nothing, not even to its own server
  }
}
