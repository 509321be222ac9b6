/** Makes the pictures that are seen and never saved: mask, uncertainty, the cutout where it was in the photo, layers as one. */

import { flattened, inPlace } from "../state/outputs.js";
import { wantedViewImage } from "../state/view-images.js";
import { createLoop } from "./loop.js";

/** @import {Store} from "../state/store.js" */
/** @import {ViewImageWish} from "../state/view-images.js" */
/** @import {EngineSession} from "./engine-session.js" */

/**
 * @param {Store} store
 * @param {EngineSession} session
 */
export function startViewImages(store, session) {
  const loop = createLoop(() => wantedViewImage(store.state()), show);
  store.subscribe(loop.wake);

  /** @param {ViewImageWish} wish */
  async function show({ item, kind }) {
    const blob = await make({ item, kind }).catch((thrown) => {
      console.warn(thrown);
      return null;
    });
    const { edits, output, work } = item;
    store.dispatch({
      type: "view-image-made",
      viewImage: { kind, cutId: work.cutId, edits, output, blob },
    });
  }

  /** @param {ViewImageWish} wish */
  async function make({ item: { output, edits, work }, kind }) {
    if (kind === "uncertainty") return session.engine().uncertainty(work.cutId);
    const seen = kind === "flat" ? flattened(output) : inPlace(output);
    const options = { ...seen, strokes: edits.strokes };
    if (kind === "mask") options.format = "mask";
    const { blob } = await session.engine().render(work.cutId, options);
    return blob;
  }
}
