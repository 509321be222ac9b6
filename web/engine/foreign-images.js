/**
 * A picture's file for Python, or its pixels where the browser has the decoder that Pillow here lacks: AVIF, HEIC,
 * JPEG XL. WebCodecs gives them as they are; a canvas multiplies them by alpha, so Python takes only opaque ones.
 */

import { OffcutError } from "../shared/errors.js";
import { readBlob } from "./blobs.js";

/**
 * What crosses to Python; see py_app/browser/session.py.
 *
 * @typedef {object} Decoded what `data` holds, where it holds RGBA pixels
 * @property {number} width
 * @property {number} height
 * @property {number} orientation as Exif counts: what is still to be turned
 * @property {boolean} isPremultiplied
 * @property {Uint8Array} head the start of the file, which tells what the pixels do not: bit depth, a gain map
 *
 * @typedef {{data: Uint8Array, decoded: Decoded | null, maxPixels: number | undefined}} PictureFile
 */

/** Bytes that tell the format: the brands of an ISO media file are at its start. */
const HEAD = 64;
/** Bytes in which the properties of an ISO media file stand; py_app/decode/iso_media.py reads them. */
const PROPERTIES = 1 << 16;
/** Pixels that are drawn on a canvas at once: WebKit limits its area, on phones to this. */
const CANVAS_PIXELS = 1 << 22;
/** The Exif orientation for a frame's clockwise rotation, without and with the mirroring that follows it. */
const ORIENTATIONS = new Map([
  [0, [1, 2]],
  [90, [6, 5]],
  [180, [3, 4]],
  [270, [8, 7]],
]);

/**
 * @param {Blob} blob
 * @param {number | null} [maxPixels]
 * @returns {Promise<PictureFile>}
 */
export async function readPicture(blob, maxPixels) {
  const type = foreignType(await readBlob(blob.slice(0, HEAD)));
  const picture = type && ((await decodeFrame(blob, type)) ?? (await decodeOnCanvas(blob)));
  const limit = { maxPixels: maxPixels ?? undefined };
  if (!picture) return { data: await readBlob(blob), decoded: null, ...limit };
  const head = await readBlob(blob.slice(0, PROPERTIES));
  return { data: picture.data, decoded: { ...picture.decoded, head }, ...limit };
}

/**
 * @param {Uint8Array} head
 * @returns {string | null} the media type of a format that Python does not read
 */
function foreignType(head) {
  const text = String.fromCharCode(...head);
  if (text.startsWith("\xff\x0a") || text.startsWith("\0\0\0\x0cJXL ")) return "image/jxl";
  if (text.slice(4, 8) !== "ftyp") return null;
  const brands = text.slice(8, new DataView(head.buffer).getUint32(0));
  if (/avi[fs]/.test(brands)) return "image/avif";
  return /hei[cx]|hev[cx]/.test(brands) ? "image/heic" : null;
}

/**
 * @param {Blob} blob
 * @param {string} type
 * @returns {Promise<{data: Uint8Array, decoded: Omit<Decoded, "head">} | null>} null where WebCodecs cannot: before frames told
 *   their rotation, it was lost
 */
async function decodeFrame(blob, type) {
  if (!("ImageDecoder" in globalThis && "rotation" in VideoFrame.prototype)) return null;
  if (!(await ImageDecoder.isTypeSupported(type))) return null;
  const decoder = new ImageDecoder({ data: await readBlob(blob), type });
  try {
    const { image } = await decoder.decode();
    try {
      return await readFrame(/** @type {TurnedFrame} */ (image));
    } finally {
      image.close();
    }
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new OffcutError("out-of-memory", "Not enough memory for the pixels", { cause });
    throw new OffcutError("truncated", `The browser's decoder failed: ${cause}`, { cause });
  } finally {
    decoder.close();
  }
}

/**
 * @typedef {VideoFrame & {rotation: number, flip: boolean}} TurnedFrame
 * @param {TurnedFrame} frame
 * @returns {Promise<{data: Uint8Array, decoded: Omit<Decoded, "head">}>}
 */
async function readFrame(frame) {
  const format = /** @type {const} */ ({ format: "RGBA", colorSpace: "srgb" });
  const data = new Uint8Array(frame.allocationSize(format));
  await frame.copyTo(data, format);
  const { width, height } = frame.visibleRect ?? { width: 0, height: 0 };
  const orientation = ORIENTATIONS.get(frame.rotation)?.[Number(frame.flip)] ?? 1;
  return { data, decoded: { width, height, orientation, isPremultiplied: false } };
}

/**
 * @param {Blob} blob
 * @returns {Promise<{data: Uint8Array, decoded: Omit<Decoded, "head">} | null>} null where the browser cannot open it at all
 */
async function decodeOnCanvas(blob) {
  const bitmap = await createImageBitmap(blob).catch(() => null); // it says no more than that it cannot
  if (!bitmap) return null;
  try {
    const { width, height } = bitmap;
    return { data: readBitmap(bitmap), decoded: { width, height, orientation: 1, isPremultiplied: true } };
  } catch (cause) {
    throw new OffcutError("out-of-memory", "Not enough memory for the pixels", { cause });
  } finally {
    bitmap.close();
  }
}

/**
 * Strip by strip, so that a picture may be larger than any canvas.
 *
 * @param {ImageBitmap} bitmap
 * @returns {Uint8Array} RGBA
 */
function readBitmap(bitmap) {
  const { width, height } = bitmap;
  const data = new Uint8Array(width * height * 4);
  const rows = Math.max(1, Math.min(height, Math.floor(CANVAS_PIXELS / width)));
  const context = new OffscreenCanvas(width, rows).getContext("2d", { willReadFrequently: true });
  if (!context) throw new RangeError("This browser has no canvas as wide as the picture");
  context.globalCompositeOperation = "copy"; // nothing of the strip before shines through
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top);
    context.drawImage(bitmap, 0, top, width, count, 0, 0, width, count);
    const strip = context.getImageData(0, 0, width, count, { colorSpace: "srgb" });
    data.set(strip.data, top * width * 4);
  }
  return data;
}
