/**
 * The service worker: answers every request for this copy of the site from its caches, with the headers that
 * isolate the page and forbid every other origin. The build writes the list of files into `self.__OFFCUT`.
 */

importScripts(
  "vendor/workbox/workbox-core.prod.js",
  "vendor/workbox/workbox-routing.prod.js",
  "vendor/workbox/workbox-strategies.prod.js",
  "vendor/workbox/workbox-precaching.prod.js",
  "service/precache.js",
  "service/answer.js",
);

const site = createPrecache(self.__OFFCUT.entries, self.registration.scope);

self.addEventListener("install", (event) => event.waitUntil(site.install(event)));
self.addEventListener("activate", (event) => event.waitUntil(site.activate(event)));

self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(self.registration.scope)) {
    event.respondWith(answer(event, site, self.__OFFCUT.headers));
  }
});

self.addEventListener("message", (event) => {
  const { data, ports } = event;
  if (data.type === "activate") event.waitUntil(self.skipWaiting());
  if (data.type === "list-missing") event.waitUntil(listMissing(site, data.folders, ports[0]));
});
