/** One request for a file of this site, answered from the caches or the network, with the headers of its version. */

/** Types that some static hosts do not know, without which a module or WebAssembly does not load. */
const MEDIA_TYPES = new Map([
  [".mjs", "text/javascript"],
  [".wasm", "application/wasm"],
  [".webmanifest", "application/manifest+json"],
]);

/**
 * @param {FetchEvent} event
 * @param {string} url of the file, without a query
 * @param {Version} version
 * @returns {Promise<Response>}
 */
async function answer(event, url, { files, headers }) {
  const controller = files.find(url);
  const response = controller
    ? await answerFromCache(event, url, controller)
    : await fetchAndTell(new Request(url, { signal: event.request.signal })); // nothing else of the page's own request
  return withHeaders(response, url, headers);
}

/**
 * What a page begins a worker with: an import of the same file by an address that says the version, as will those of
 * all that the worker loads.
 * @param {string} url
 * @param {Version} version
 */
function answerWorker(url, { addressOf, headers }) {
  const script = `import ${JSON.stringify(addressOf(url))};\n`;
  return withHeaders(new Response(script, { headers: { "Content-Type": "text/javascript" } }), url, headers);
}

/** @param {Version} version */
function answerMissing({ headers }) {
  return withHeaders(new Response("There is no such page.", { status: 404 }), "", headers);
}

/**
 * @param {FetchEvent} event
 * @param {string} url
 * @param {PrecacheController} controller
 */
async function answerFromCache(event, url, controller) {
  const cacheKey = controller.getCacheKeyForURL(url) ?? url;
  const integrity = controller.getIntegrityForCacheKey(cacheKey);
  const request = new Request(url);
  const checked = new Request(url, { integrity });
  const cache = await caches.open(controller.strategy.cacheName).catch(() => null);
  if (!cache) return fetchAndTell(checked); // nothing is kept here: it works while there is a network
  if (!(await cache.match(cacheKey))) await tellPages(request);
  try {
    return await controller.strategy.handle({ event, request, params: { cacheKey, integrity } });
  } catch (thrown) {
    if (!(thrown instanceof Error && thrown.name === "QuotaExceededError")) throw thrown;
    return fetch(checked); // no room to keep it: it works this once
  }
}

/** @param {Request} request */
async function fetchAndTell(request) {
  await tellPages(request);
  return fetch(request);
}

/**
 * Every request that goes to the network is told to the pages, with what it takes along: the privacy panel counts both.
 * @param {Request} request
 */
async function tellPages(request) {
  const { url } = request;
  const sent = await measureSent(request);
  for (const page of await clients.matchAll({ type: "window" }))
    page.postMessage({ type: "network", url, sent });
}

/**
 * @param {Request} request
 * @returns {Promise<number>} bytes of its query and its body
 */
async function measureSent(request) {
  const query = new URL(request.url).search.slice(1);
  return query.length + (await request.clone().arrayBuffer()).byteLength;
}

/**
 * @param {Response} response
 * @param {string} url
 * @param {Record<string, string>} headers
 */
function withHeaders(response, url, headers) {
  if (response.status === 0 || response.type === "opaque") return response;
  const all = new Headers(response.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  const mediaType = MEDIA_TYPES.get(url.slice(url.lastIndexOf(".")));
  if (mediaType) all.set("Content-Type", mediaType);
  const { status, statusText } = response;
  const hasBody = status !== 204 && status !== 304;
  return new Response(hasBody ? response.body : null, { status, statusText, headers: all });
}

/**
 * @param {{versionOf: (client: string) => Promise<Version>}} versions
 * @param {MissingWish} wish
 */
async function listMissing(versions, { client, folders, port }) {
  const { files } = await versions.versionOf(client);
  port.postMessage(await files.findMissing(folders));
}
