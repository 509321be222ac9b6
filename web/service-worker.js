/**
 * The service worker: answers every request for this copy of the site from its caches, with the headers that
 * isolate the page and forbid every other origin. The build writes the list of files into `__OFFCUT`.
 */

importScripts(
  "vendor/workbox/workbox-core.prod.js",
  "vendor/workbox/workbox-routing.prod.js",
  "vendor/workbox/workbox-strategies.prod.js",
  "vendor/workbox/workbox-precaching.prod.js",
  "service/precache.js",
  "service/answer.js",
  "service/share.js",
);

const site = createPrecache(__OFFCUT.entries, registration.scope);

self.addEventListener("install", (event) => event.waitUntil(site.install(event)));
self.addEventListener("activate", (event) => event.waitUntil(site.activate(event)));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { scope } = registration;
  if (request.method === "GET" && request.url.startsWith(scope)) {
    event.respondWith(answer(event, site, __OFFCUT.headers));
  } else if (isShare(request, scope)) {
    event.respondWith(receiveShare(request, scope));
  } else if (request.method !== "GET") {
    event.respondWith(Response.error()); // the page sends nothing, not even to its own server
  }
});

self.addEventListener("message", (event) => {
  const { data, ports } = event;
  if (data.type === "activate") event.waitUntil(skipWaiting());
  if (data.type === "list-missing") event.waitUntil(listMissing(site, data.folders, ports[0]));
});
