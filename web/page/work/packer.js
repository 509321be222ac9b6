/** Saves all cutouts as one ZIP: each is rendered when its turn comes, and streamed into the archive. */

import { isDone, itemById } from "../state/items.js";
import { failureOf } from "./failure.js";
import { createDistinctNames, fileName } from "./file-names.js";

/** @import {Store} from "../state/store.js" */
/** @import {Render} from "./renderer.js" */

const ARCHIVE_NAME = "offcut.zip";
/** The browser reads the URL only after the click has been handled. */
const KEEP_URL_MS = 60_000;

/**
 * @param {Store} store
 * @param {Render} render
 */
export async function downloadAll(store, render) {
  if (store.state().packing.phase === "packing") return;
  const items = store.state().items.filter(isDone);
  const distinct = createDistinctNames();

  async function* entries() {
    for (const [index, item] of items.entries()) {
      store.dispatch({
        type: "packing-changed",
        packing: { phase: "packing", packed: index, total: items.length },
      });
      const input = await render(item);
      const name = fileName(itemById(store.state(), item.id) ?? item, store.state());
      yield { name: distinct(name), input };
    }
  }

  try {
    const { downloadZip } = await import("../../vendor/client-zip/index.js");
    save(await downloadZip(entries()).blob());
    store.dispatch({ type: "packing-changed", packing: { phase: "idle" } });
  } catch (thrown) {
    const failure = failureOf(thrown);
    store.dispatch({ type: "packing-changed", packing: { phase: "failed", failure } });
  }
}

/** @param {Blob} archive */
function save(archive) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(archive);
  link.download = ARCHIVE_NAME;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEEP_URL_MS);
}
