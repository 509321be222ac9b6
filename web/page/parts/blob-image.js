/** Shows blobs in elements through object URLs, and revokes each when it is shown no more. */

/**
 * @param {(url: string | null) => void} show
 * @returns {(blob: Blob | null) => void}
 */
function createBlobUrl(show) {
  /** @type {Blob | null} */
  let shown = null;
  /** @type {string | null} */
  let url = null;
  return (blob) => {
    if (blob === shown) return;
    const old = url;
    shown = blob;
    url = blob && URL.createObjectURL(blob);
    show(url);
    if (old) URL.revokeObjectURL(old);
  };
}

/**
 * @param {HTMLImageElement} image hidden while there is no blob, or the browser cannot show it
 * @returns {(blob: Blob | null) => void}
 */
export function createBlobImage(image) {
  image.addEventListener("error", () => (image.hidden = true));
  return createBlobUrl((url) => {
    image.hidden = url === null;
    if (url) image.src = url;
    else image.removeAttribute("src");
  });
}

/**
 * @param {HTMLAnchorElement} link
 * @returns {(blob: Blob | null) => void}
 */
export function createBlobLink(link) {
  return createBlobUrl((url) => {
    if (url) link.href = url;
    else link.removeAttribute("href");
  });
}
