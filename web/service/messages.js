/** A message enters; what a page of this site asks the service worker leaves, or null: other projects may write too. */

/**
 * @typedef {{type: "list-missing", client: string, folders: readonly string[], port: MessagePort}} MissingWish
 * @typedef {{type: "activate"} | MissingWish} Wish
 */

/**
 * @param {Pick<ExtendableMessageEvent, "data" | "source" | "ports">} event
 * @param {string} scope
 * @returns {Wish | null}
 */
function readWish({ data, source, ports }, scope) {
  if (!source || !("url" in source) || !source.url.startsWith(scope)) return null;
  if (data?.type === "activate") return { type: "activate" };
  const [port] = ports;
  if (data?.type !== "list-missing" || !port || !Array.isArray(data.folders)) return null;
  /** @type {unknown[]} */
  const sent = data.folders;
  const folders = sent.filter((folder) => typeof folder === "string");
  return folders.length === sent.length ? { type: "list-missing", client: source.id, folders, port } : null;
}
