/** Gives the shown cutout to the clipboard or to another program, through the system's share sheet. */

import { isDone, isStale, renderOptions, selectedItem } from "../state/items.js";
import { flattened } from "../state/outputs.js";
import { savedFile } from "../state/file-names.js";

/** @import {DoneItem} from "../state/items.js" */
/** @import {Store} from "../state/store.js" */
/** @import {Way} from "../state/types.js" */
/** @import {EngineSession} from "./engine-session.js" */

/** The one picture that every clipboard takes. */
const CLIPBOARD_TYPE = "image/png";

/**
 * @param {Store} store
 * @param {EngineSession} session
 * @returns {{copy: () => void, share: () => void}}
 */
export function createHandover(store, session) {
  /**
   * @param {Way} way
   * @param {(item: DoneItem) => Promise<void>} handOver
   */
  async function start(way, handOver) {
    const item = selectedItem(store.state());
    if (!item || !isDone(item) || store.state().handover.phase === "under-way") return;
    const { id, name, work } = item;
    /** @param {"under-way" | "done" | "failed"} phase */
    const say = (phase) =>
      store.dispatch({ type: "handover-changed", handover: { phase, way, name, blob: work.blob } });
    say("under-way");
    try {
      await handOver(item);
      say("done");
      store.dispatch({ type: "cutout-saved", id, blob: work.blob });
    } catch (thrown) {
      // Who closes the share sheet has changed their mind; that is no failure.
      if (thrown instanceof DOMException && thrown.name === "AbortError") {
        store.dispatch({ type: "handover-changed", handover: { phase: "idle" } });
        return;
      }
      console.warn(thrown);
      say("failed");
    }
  }

  /** @param {DoneItem} item */
  async function png(item) {
    const { cutId, blob } = item.work;
    if (cutId === null || (blob.type === CLIPBOARD_TYPE && !isStale(item))) return blob;
    const output = item.output.format === "mask" ? item.output : flattened(item.output);
    return (await session.engine().render(cutId, renderOptions({ ...item, output }))).blob;
  }

  return {
    // The promise goes into the item: some browsers allow no copying after a wait.
    copy: () =>
      void start("copy", (item) =>
        navigator.clipboard.write([new ClipboardItem({ [CLIPBOARD_TYPE]: png(item) })]),
      ),
    share: () =>
      void start("share", async ({ id }) => {
        const file = savedFile(store.state(), id);
        if (file) await navigator.share({ files: [file] });
      }),
  };
}
