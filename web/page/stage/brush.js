/** The brush in the bar below the pictures: how large and how hard it is, and whether it follows edges. */

import { STROKE } from "../../shared/options.js";
import { part } from "../parts/dom.js";
import { limit } from "../parts/inputs.js";

/** @import {Store} from "../state/store.js" */
/** @import {State} from "../state/types.js" */

/**
 * @param {Store} store
 * @param {HTMLElement} root
 */
export function mountBrush(store, root) {
  const size = part(root, "[name=brush-size]", HTMLInputElement);
  const hardness = part(root, "[name=brush-hardness]", HTMLInputElement);
  const snap = part(root, "[name=brush-snap]", HTMLInputElement);

  limit(size, STROKE.size.control);
  limit(hardness, STROKE.hardness.control);
  root.addEventListener("input", () => {
    const brush = { size: size.valueAsNumber, hardness: hardness.valueAsNumber, snap: snap.checked };
    store.dispatch({ type: "brush-chosen", brush });
  });

  /** @param {State} state */
  function render({ tool, brush }) {
    root.hidden = tool === "hand" || tool === "box";
    size.valueAsNumber = brush.size;
    hardness.valueAsNumber = brush.hardness;
    snap.checked = brush.snap;
  }

  render(store.state());
  store.subscribe(render);
}
