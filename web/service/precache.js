/**
 * The site's files in Cache Storage, by content: an update fetches only what differs.
 *
 * The shell (page, workers, manifests) is fetched as a whole when a version is installed. The runtime (Python,
 * ONNX Runtime) is kept as it is first used, so that nobody downloads a runtime that their browser never runs.
 */

/**
 * @typedef {{url: string, integrity: string, bytes: number, group: "shell" | "runtime"}} Entry
 * @typedef {ReturnType<typeof createPrecache>} Precache
 */

/**
 * @param {readonly Entry[]} entries
 * @param {string} scope keeps two copies of the site under one origin apart
 */
function createPrecache(entries, scope) {
  const shell = createController(entries, "shell", scope);
  const runtime = createController(entries, "runtime", scope);

  return {
    /** @param {ExtendableEvent} event */
    async install(event) {
      await fill(shell, [...shell.getURLsToCacheKeys().keys()], event);
      await fill(runtime, await findUsed(runtime), event);
    },

    controllers: [shell, runtime],

    /** @param {string} url */
    find(url) {
      return [shell, runtime].find((controller) => controller.getCacheKeyForURL(url));
    },

    /**
     * The files of the shell, of some runtime folders and of those in use that are not in the caches.
     * @param {readonly string[]} folders such as "vendor/ort/"
     */
    async findMissing(folders) {
      const wanted = folders.map((folder) => new URL(folder, scope).href);
      const runtimeUrls = [...runtime.getURLsToCacheKeys().keys()];
      const listed = runtimeUrls.filter((url) => wanted.some((folder) => url.startsWith(folder)));
      const used = [...new Set([...listed, ...(await findUsed(runtime))])];
      return [
        ...(await listAbsent(shell, [...shell.getURLsToCacheKeys().keys()])),
        ...(await listAbsent(runtime, used)),
      ];
    },
  };
}

/**
 * @param {readonly Entry[]} entries
 * @param {Entry["group"]} group
 * @param {string} scope
 */
function createController(entries, group, scope) {
  const controller = new workbox.precaching.PrecacheController({
    cacheName: `offcut-${group}@${scope}`,
    fallbackToNetwork: true,
  });
  const chosen = entries.filter((entry) => entry.group === group);
  controller.addToCacheList(chosen.map(({ url, integrity }) => ({ url, integrity, revision: integrity })));
  return controller;
}

/**
 * Drop every file that none of some versions has.
 * @param {readonly Precache[]} versions
 */
async function dropOthers(versions) {
  const controllers = versions.flatMap(({ controllers }) => controllers);
  const keys = new Set(controllers.flatMap((controller) => [...controller.getURLsToCacheKeys().values()]));
  for (const cacheName of new Set(controllers.map(({ strategy }) => strategy.cacheName))) {
    const cache = await caches.open(cacheName);
    const others = (await cache.keys()).filter(({ url }) => !keys.has(url));
    await Promise.all(others.map((request) => cache.delete(request)));
  }
}

/**
 * Fetch what is not there yet, all at once: one after another, as Workbox does it, costs a round trip a file.
 * @param {PrecacheController} controller
 * @param {readonly string[]} urls
 * @param {ExtendableEvent} event
 */
async function fill(controller, urls, event) {
  await Promise.all(
    urls.map((url) => {
      const cacheKey = controller.getCacheKeyForURL(url) ?? url;
      const integrity = controller.getIntegrityForCacheKey(cacheKey);
      const request = new Request(url, { integrity, cache: "no-cache", credentials: "same-origin" });
      return Promise.all(controller.strategy.handleAll({ event, request, params: { cacheKey } }));
    }),
  );
}

/**
 * The files of every runtime folder that the version before this one has used: after an update the page must work
 * offline at once.
 * @param {PrecacheController} controller
 */
async function findUsed(controller) {
  const cache = await caches.open(controller.strategy.cacheName);
  const folders = new Set((await cache.keys()).map(({ url }) => folderOf(url)));
  return [...controller.getURLsToCacheKeys().keys()].filter((url) => folders.has(folderOf(url)));
}

/** @param {string} url */
function folderOf(url) {
  return new URL(".", url).href;
}

/**
 * @param {PrecacheController} controller
 * @param {readonly string[]} urls
 */
async function listAbsent(controller, urls) {
  const cache = await caches.open(controller.strategy.cacheName);
  const found = await Promise.all(urls.map((url) => cache.match(controller.getCacheKeyForURL(url) ?? url)));
  return urls.filter((_, index) => !found[index]);
}
