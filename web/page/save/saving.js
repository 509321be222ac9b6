/** Saves several cutouts, the chosen or all: each is rendered when its turn comes, and written before the next. */

import { OffcutError } from "../../shared/errors.js";
import { isDone, itemById } from "../state/items.js";
import { meantItems } from "../state/queue-order.js";
import { failureOf } from "../state/failure.js";
import { createDistinctNames, fileName } from "../state/file-names.js";
import { ARCHIVE_NAME, writeArchive } from "./archive.js";
import { listNames, writeIntoFolder } from "./folder.js";
import { isDismissal, pickArchive, pickFolder } from "./pickers.js";

/** @import {Failure, Missing, Packing} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */
/** @import {Render} from "../work/renderer.js" */

/** @typedef {{id: string, name: string, input: Blob}} RenderedCutout as client-zip takes it */

/** From here on a ZIP is streamed into a file the person names; less is downloaded at once, without a question. */
const STREAM_FROM = 100_000_000;

/** Why the browser did not write, by the name of its exception. @type {Record<string, string>} */
const REASONS = { QuotaExceededError: "disk-full", NotAllowedError: "not-allowed" };

/**
 * @param {Store} store
 * @param {Render} render
 * @returns {{saveArchive: () => void, saveIntoFolder: () => void}} to be called while a click is handled
 */
export function startSaving(store, render) {
  let isBusy = false;

  /** @param {Packing} packing */
  const report = (packing) => store.dispatch({ type: "packing-changed", packing });

  /** @param {(ids: readonly string[], missing: Missing[], bytes: number) => Promise<void>} write */
  async function save(write) {
    if (isBusy) return;
    isBusy = true;
    const done = meantItems(store.state()).filter(isDone);
    const ids = done.map(({ id }) => id);
    const bytes = done.reduce((sum, { work }) => sum + work.blob.size, 0);
    /** @type {Missing[]} */
    const missing = [];
    try {
      await write(ids, missing, bytes);
      report(missing.length > 0 ? { phase: "incomplete", missing, total: ids.length } : { phase: "idle" });
    } catch (thrown) {
      report(isDismissal(thrown) ? { phase: "idle" } : { phase: "failed", failure: writeFailureOf(thrown) });
    } finally {
      isBusy = false;
    }
  }

  /**
   * @param {readonly string[]} ids
   * @param {Missing[]} missing
   * @param {(name: string) => string} distinct
   * @returns {AsyncGenerator<RenderedCutout>}
   */
  async function* renderEach(ids, missing, distinct) {
    for (const [index, id] of ids.entries()) {
      report({ phase: "packing", packed: index, total: ids.length });
      // Looked up only now: no picture is held on to before its turn and after it.
      const item = itemById(store.state(), id);
      if (!item) continue; // removed meanwhile
      try {
        if (!isDone(item)) throw new OffcutError("cancelled", "The picture is being cut out again");
        const input = await render(item);
        const rendered = itemById(store.state(), id) ?? item;
        yield { id, name: distinct(fileName(rendered, store.state())), input };
      } catch (thrown) {
        missing.push({ name: item.name, failure: failureOf(thrown) });
      }
    }
  }

  /** @param {RenderedCutout} cutout */
  const noteSaved = ({ id, input }) => store.dispatch({ type: "cutout-saved", id, blob: input });

  return {
    saveArchive: () =>
      void save(async (ids, missing, bytes) => {
        const file = bytes < STREAM_FROM ? null : await pickArchive(ARCHIVE_NAME);
        /** @type {RenderedCutout[]} */
        const packed = [];
        await writeArchive(listedIn(packed, renderEach(ids, missing, createDistinctNames())), file);
        packed.forEach(noteSaved); // an archive is whole or nothing
      }),
    saveIntoFolder: () =>
      void save(async (ids, missing) => {
        const folder = await pickFolder();
        const distinct = createDistinctNames(await listNames(folder));
        await writeIntoFolder(renderEach(ids, missing, distinct), folder, distinct, {
          onWritten: noteSaved,
          onFailure: (name, thrown) => missing.push({ name, failure: writeFailureOf(thrown) }),
        });
      }),
  };
}

/**
 * @template T
 * @param {T[]} list gets what passes through
 * @param {AsyncIterable<T>} source
 * @returns {AsyncGenerator<T>}
 */
async function* listedIn(list, source) {
  for await (const one of source) {
    list.push(one);
    yield one;
  }
}

/**
 * @param {unknown} thrown
 * @returns {Failure}
 */
function writeFailureOf(thrown) {
  if (!(thrown instanceof DOMException)) return failureOf(thrown);
  return { code: "internal", details: { reason: REASONS[thrown.name] ?? "not-written" } };
}
