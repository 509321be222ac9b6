/** Makes small pictures for the list, one at a time so that forty large photos are never in memory together. */

import { itemById } from "../state/items.js";
import { createLoop } from "./loop.js";

/** @import {Store} from "../state/store.js" */
/** @import {Size} from "../state/types.js" */

const LONGEST_SIDE = 160;
/** Larger pictures would cost the browser more memory than a thumbnail is worth. */
const MOST_PIXELS = 100_000_000;

/** @typedef {{thumbnail: Blob | null, size: Size | null}} Preview */

/** @type {Preview} */
const NO_PREVIEW = { thumbnail: null, size: null };

/** @param {Store} store */
export function startThumbnailer(store) {
  /** @type {{id: string, file: File}[]} */
  const waiting = [];
  const loop = createLoop(() => waiting.shift() ?? null, previewItem);

  store.subscribe((state, previous) => {
    if (state.items.length <= previous.items.length) return;
    const known = new Set(previous.items.map((item) => item.id));
    for (const { id, file, thumbnail } of state.items) {
      if (file && !thumbnail && !known.has(id)) waiting.push({ id, file });
    }
    loop.wake();
  });

  /** @param {{id: string, file: File}} item */
  async function previewItem({ id, file }) {
    if (!itemById(store.state(), id)) return;
    store.dispatch({ type: "item-previewed", id, ...(await preview(file)) });
  }
}

/**
 * @param {Blob} file
 * @returns {Promise<Preview>} nothing when this browser cannot show the format: Python may still read it
 */
async function preview(file) {
  const url = URL.createObjectURL(file);
  const image = new Image();
  try {
    image.src = url;
    if (!(await isLoaded(image))) return NO_PREVIEW;
    const size = { width: image.naturalWidth, height: image.naturalHeight };
    if (size.width * size.height > MOST_PIXELS) return { thumbnail: null, size };
    return { thumbnail: await drawSmall(image, size), size };
  } finally {
    image.removeAttribute("src"); // its pixels need not wait for the collector either
    URL.revokeObjectURL(url);
  }
}

/**
 * @param {HTMLImageElement} image
 * @returns {Promise<boolean>}
 */
function isLoaded(image) {
  return new Promise((resolve) => {
    image.onload = () => resolve(image.naturalWidth > 0 && image.naturalHeight > 0);
    image.onerror = () => resolve(false);
  });
}

/**
 * @param {HTMLImageElement} image
 * @param {Size} size
 * @returns {Promise<Blob | null>}
 */
function drawSmall(image, { width, height }) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d");
  if (!context) return Promise.resolve(null);
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) =>
    canvas.toBlob((blob) => {
      canvas.width = canvas.height = 0; // WebKit counts its memory until it is collected
      resolve(blob);
    }),
  );
}
