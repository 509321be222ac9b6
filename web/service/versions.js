/**
 * A request enters; the version of the site that answers it leaves: the one that its page was loaded with. Another tab
 * may have switched to a newer one meanwhile, and no page or worker ever gets files of two.
 *
 * A page is known by the id that the browser gives it. Workers are not everywhere (Chromium tells no id of a worker's
 * worker), so their addresses say it: `@VERSION/engine/worker.js`, and beside it is all that they load by themselves.
 */

/**
 * @typedef {object} Version
 * @property {string} id
 * @property {Precache} files
 * @property {ReturnType<typeof createGate>} decide
 * @property {Record<string, string>} headers
 * @property {(url: string) => string} addressOf the address of a file in this very version
 *
 * @typedef {{version: Version, url: string}} Found `url` as it is without the version's name
 */

const NAMED = /^@([0-9a-f]{16})\/(.*)$/;
const CLIENT = "client=";

/**
 * @param {SiteFacts} facts of the version whose service worker this is
 * @param {string} scope
 */
function createVersions(facts, scope) {
  const current = createVersion(facts, scope);
  /** @type {Map<string, Version>} by id, the oldest first: this one, and those that a page still has */
  const kept = new Map();
  /** @type {Map<string, string>} the id of a client's version, by the client's own */
  const loadedWith = new Map();
  /** @type {Promise<void> | undefined} */
  let recalled;
  /** @type {string[]} clients that may be gone */
  let unchecked = [];

  function openNotes() {
    return caches.open(`offcut-versions@${scope}`);
  }

  /** A service worker is ended whenever it is idle: what it has to know is in a cache. */
  async function recall() {
    const notes = await openNotes();
    for (const request of await notes.keys()) {
      const { id, client } = parseNote(request.url, scope);
      if (client) loadedWith.set(client, id);
      else if (id === current.id) kept.set(id, current);
      else kept.set(id, createVersion(await (await notes.match(request))?.json(), scope));
    }
    unchecked = [...loadedWith.keys()];
  }

  /**
   * Drop what no page needs any longer. No answer may wait for it: Firefox lists its clients only when none is being
   * loaded. Only clients from before this worker began are looked for: a later one may not be in the list yet.
   */
  async function forgetClosed() {
    const clientIds = unchecked.splice(0);
    if (clientIds.length === 0) return;
    const living = new Set((await listClients()).map(({ id }) => id));
    const notes = await openNotes();
    for (const client of clientIds.filter((id) => !living.has(id))) {
      await notes.delete(addressOfNote(client));
      loadedWith.delete(client);
    }
    const used = new Set([...loadedWith.values(), current.id]);
    const over = [...kept.values()].filter(({ id }) => !used.has(id));
    for (const version of over) {
      await notes.delete(version.addressOf(scope));
      kept.delete(version.id);
    }
    const isUpdating = registration.installing ?? registration.waiting; // no version here lists what it has fetched
    if (over.length > 0 && !isUpdating) await dropFiles();
  }

  async function ready() {
    recalled ??= recall();
    try {
      await recalled;
    } catch (thrown) {
      recalled = undefined; // the next request tries again
      throw thrown;
    }
  }

  function dropFiles() {
    return dropOthers([...kept.values()].map(({ files }) => files));
  }

  /** @param {string} client */
  async function note(client) {
    loadedWith.set(client, current.id);
    await (await openNotes()).put(addressOfNote(client), new Response());
  }

  /** @param {string} client */
  function addressOfNote(client) {
    return `${scope}@${loadedWith.get(client)}/${CLIENT}${client}`;
  }

  /** @param {string} client of a page that is about to be loaded */
  async function welcome(client) {
    await ready();
    if (client) await note(client);
    await forgetClosed();
  }

  /** @param {string} client */
  function versionOf(client) {
    const [oldest = current] = kept.values();
    // Who has no id is a worker's worker from before any service worker was there.
    return client ? (kept.get(loadedWith.get(client) ?? "") ?? current) : oldest;
  }

  return {
    current,

    /** @param {string} client */
    async versionOf(client) {
      await ready();
      return versionOf(client);
    },

    /** Take over: for the first time all pages there are, later none, as each stays with the version that it has. */
    async activate() {
      await ready();
      const isFirst = kept.size === 0;
      kept.set(current.id, current);
      await (await openNotes()).put(current.addressOf(scope), new Response(JSON.stringify(facts)));
      if (isFirst) await clients.claim();
      await dropFiles();
    },

    /**
     * @param {FetchEvent} event
     * @returns {Promise<Found | null>} null for a version that is no longer here
     */
    async find(event) {
      const { request, clientId, resultingClientId } = event;
      if (request.mode === "navigate") {
        event.waitUntil(welcome(resultingClientId)); // the page need not wait, nor fail where nothing can be noted
        return { version: current, url: request.url };
      }
      await ready();
      const [, id, rest = ""] = NAMED.exec(pathIn(scope, request.url)) ?? [];
      if (id) {
        const version = kept.get(id);
        return version ? { version, url: scope + rest } : null;
      }
      if (clientId && !loadedWith.has(clientId)) event.waitUntil(note(clientId)); // it was there before
      return { version: versionOf(clientId), url: request.url };
    },
  };
}

/**
 * @param {SiteFacts} facts
 * @param {string} scope
 * @returns {Version}
 */
function createVersion({ version, entries, others, headers }, scope) {
  return {
    id: version,
    files: createPrecache(entries, scope),
    decide: createGate([...entries.map(({ url }) => url), ...others], scope),
    headers,
    addressOf: (url) => `${scope}@${version}/${pathIn(scope, url)}`,
  };
}

function listClients() {
  return clients.matchAll({ type: "all", includeUncontrolled: true });
}

/**
 * @param {string} url of a note: `@VERSION/` holds what the build says of it, `@VERSION/client=ID` says who has it
 * @param {string} scope
 */
function parseNote(url, scope) {
  const [, id = "", rest = ""] = NAMED.exec(pathIn(scope, url)) ?? [];
  return { id, client: rest.startsWith(CLIENT) ? rest.slice(CLIENT.length) : null };
}

/**
 * @param {string} scope
 * @param {string} url
 */
function pathIn(scope, url) {
  return url.startsWith(scope) ? url.slice(scope.length) : "";
}
