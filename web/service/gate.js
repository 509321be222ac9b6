/**
 * A request of the page enters; what it asks for leaves: a file of this site, pictures that are shared, or nothing
 * that is ever sent. Only names in the build's list pass, and no query: a server learns nothing but which file it is.
 */

/**
 * @typedef {{kind: "file", url: string} | {kind: "share"} | {kind: "missing"} | {kind: "refused"}} Decision `missing`
 *   is a page that is not there; it is said without asking the server
 * @typedef {Pick<Request, "method" | "mode" | "url">} Asked
 */

/** Where the system's share sheet sends pictures; app.webmanifest names it. */
const SHARE = "share";

/**
 * @param {readonly string[]} names of all files, relative to the scope
 * @param {string} scope
 * @returns {(asked: Asked) => Decision}
 */
function createGate(names, scope) {
  const files = new Set(names.map((name) => new URL(name, scope).href));
  const share = new URL(SHARE, scope).href;

  return ({ method, mode, url }) => {
    if (method === "POST" && url === share) return { kind: "share" };
    if (method !== "GET") return { kind: "refused" };
    const file = fileOf(url);
    const isPage = mode === "navigate"; // what its query means, the page reads by itself
    if (files.has(file) && (isPage || !new URL(url).search)) return { kind: "file", url: file };
    return { kind: isPage ? "missing" : "refused" };
  };
}

/**
 * The file a URL stands for: no query, and a folder's index.
 * @param {string} href
 */
function fileOf(href) {
  const url = new URL(href);
  const path = url.pathname.endsWith("/") ? `${url.pathname}index.html` : url.pathname;
  return new URL(path, url).href;
}
