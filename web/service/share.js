/** Pictures shared with the installed app arrive here, not at a server: kept in a cache until the page takes them. */

const SHARE = "share";

/**
 * @param {Request} request
 * @param {string} scope
 */
function isShare(request, scope) {
  return request.method === "POST" && request.url === new URL(SHARE, scope).href;
}

/**
 * @param {Request} request
 * @param {string} scope
 * @returns {Promise<Response>}
 */
async function receiveShare(request, scope) {
  const cache = await caches.open(`offcut-shared@${scope}`);
  const files = (await request.formData()).getAll("files").filter((entry) => entry instanceof File);
  await Promise.all(
    files.map((file) => {
      const headers = { "Content-Type": file.type, "X-File-Name": encodeURIComponent(file.name) };
      const address = new URL(`${SHARE}/${crypto.randomUUID()}`, scope);
      return cache.put(address, new Response(file, { headers }));
    }),
  );
  return Response.redirect(new URL("./?shared", scope), 303);
}
