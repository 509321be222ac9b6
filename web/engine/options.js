/** Render options for Python: what JSON can hold, and the image behind the subject beside it. */

import { readPicture } from "./foreign-images.js";

/** @import {RenderOptions} from "../shared/options.js" */
/** @import {PictureFile} from "./foreign-images.js" */

/**
 * @param {RenderOptions} options
 * @returns {Promise<{json: string, background: PictureFile | undefined}>}
 */
export async function readOptions({ bg_image, ...options }) {
  return { json: JSON.stringify(options), background: bg_image ? await readPicture(bg_image) : undefined };
}
