/**
 * Pictures shared with the installed app arrive here, not at a server: kept in a cache until the page takes them. Any
 * site can send a form, so what is kept has a limit; how many were left out is kept beside them.
 */

const MOST_SHARED = 100;
const MOST_SHARED_BYTES = 512 * 2 ** 20;

/**
 * @param {Request} request
 * @param {string} scope
 * @returns {Promise<Response>} the way to the page, whatever becomes of what was shared: its address says that
 */
async function receiveShare(request, scope) {
  const loss = await keepAll(request, scope).then(() => null, nameLoss);
  return Response.redirect(new URL(loss ? `./?shared=${loss}` : "./?shared", scope), 303);
}

/**
 * @param {unknown} thrown why not all could be kept
 * @returns {"full" | "lost"}
 */
function nameLoss(thrown) {
  console.warn(thrown);
  return thrown instanceof DOMException && thrown.name === "QuotaExceededError" ? "full" : "lost";
}

/**
 * @param {Request} request
 * @param {string} scope
 */
async function keepAll(request, scope) {
  const cache = await caches.open(`offcut-shared@${scope}`);
  const sent = (await request.formData()).getAll("files").filter((entry) => entry instanceof File);
  const waiting = (await cache.matchAll()).map((response) => ({
    size: Number(response.headers.get("X-File-Bytes")),
  }));
  const files = takeWhileRoom(sent, waiting);
  const leftOut = sent.length - files.length;
  await Promise.all([
    ...files.map((file) =>
      keepShared(cache, scope, file, {
        "Content-Type": file.type,
        "X-File-Name": encodeURIComponent(file.name),
        "X-File-Bytes": String(file.size),
      }),
    ),
    leftOut ? keepShared(cache, scope, null, { "X-Left-Out": String(leftOut) }) : undefined,
  ]);
}

/**
 * @template {{size: number}} T
 * @param {readonly T[]} files
 * @param {readonly {size: number}[]} waiting what an earlier share has left
 * @returns {T[]} the first ones, as many as there is room for
 */
function takeWhileRoom(files, waiting) {
  let bytes = waiting.reduce((sum, { size }) => sum + size, 0);
  const end = files.findIndex(({ size }, index) => {
    bytes += size;
    return bytes > MOST_SHARED_BYTES || waiting.length + index >= MOST_SHARED;
  });
  return files.slice(0, end < 0 ? files.length : end);
}

/**
 * @param {Cache} cache
 * @param {string} scope
 * @param {File | null} body
 * @param {Record<string, string>} headers
 */
function keepShared(cache, scope, body, headers) {
  return cache.put(new URL(`${SHARE}/${crypto.randomUUID()}`, scope), new Response(body, { headers }));
}
