/** Pixels of a picture that is larger than any canvas come over whole, and what was opened is closed. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { readPicture } from "../../../web/engine/foreign-images.js";

/** WebKit's limit on phones. */
const CANVAS_AREA = 1 << 24;
const HEIC = new Blob([
  new Uint8Array([0, 0, 0, 24]),
  "ftypheic",
  new Uint8Array(4),
  "mif1heic",
  new Uint8Array(64),
]);

let open = 0;

/** A bitmap whose rows tell their number. */
class Bitmap {
  constructor(width, height) {
    Object.assign(this, { width, height });
    open += 1;
  }
  close() {
    open -= 1;
  }
}

class Canvas {
  constructor(width, height) {
    Object.assign(this, { width, height });
  }
  getContext() {
    if (this.width * this.height > CANVAS_AREA) return null;
    let shown = 0;
    return {
      drawImage: (_bitmap, _x, top) => (shown = top),
      getImageData(_x, _y, width, height) {
        const data = new Uint8ClampedArray(width * height * 4);
        for (let row = 0; row < height; row += 1)
          data.fill((shown + row) % 251, row * width * 4, (row + 1) * width * 4);
        return { data };
      },
    };
  }
}

/** @param {() => Promise<Bitmap>} decode */
function browserThat(decode) {
  Object.assign(globalThis, { createImageBitmap: decode, OffscreenCanvas: Canvas });
}

afterEach(() => assert.equal(open, 0));

test("a large one is read whole", async () => {
  const [width, height] = [4500, 4001];
  browserThat(async () => new Bitmap(width, height));
  const { data, decoded } = await readPicture(HEIC);
  const { head, ...facts } = decoded;
  assert.deepEqual(facts, { width, height, orientation: 1, isPremultiplied: true });
  assert.equal(head.length, HEIC.size);
  assert.equal(data.length, width * height * 4);
  for (let row = 0; row < height; row += 1) assert.equal(data[row * width * 4], row % 251);
});

test("one of which no canvas can hold a row is too much, not damaged", async () => {
  browserThat(async () => new Bitmap(CANVAS_AREA + 1, 1));
  await assert.rejects(readPicture(HEIC), { code: "out-of-memory" });
});

test("what the browser cannot open goes to Python as it is", async () => {
  browserThat(() => Promise.reject(new Error("No")));
  const { data, decoded } = await readPicture(HEIC);
  assert.equal(decoded, null);
  assert.equal(data.length, HEIC.size);
});

test("frames and their decoder are closed, whether they could be read or not", async () => {
  for (const copyTo of [async () => undefined, () => Promise.reject(new Error("No"))]) {
    class VideoFrame {}
    Object.assign(VideoFrame.prototype, { rotation: 0, flip: false });
    class ImageDecoder {
      static isTypeSupported = async () => true;
      constructor() {
        open += 1;
      }
      async decode() {
        open += 1;
        const visibleRect = { width: 2, height: 1 };
        return {
          image: {
            rotation: 0,
            flip: false,
            visibleRect,
            allocationSize: () => 8,
            copyTo,
            close: this.close,
          },
        };
      }
      close() {
        open -= 1;
      }
    }
    Object.assign(globalThis, { VideoFrame, ImageDecoder });
    await readPicture(HEIC).catch(({ code }) => assert.equal(code, "truncated"));
    delete globalThis.ImageDecoder;
    assert.equal(open, 0);
  }
});
