/** The foot of the page, left: whether the engine is ready, and what it is still fetching. */

import * as messages from "../messages.js";
import { part, setProgress } from "./dom.js";
import { formatBytes } from "./wording.js";

/** @import {EngineBooting, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/** @typedef {{loaded: number, total: number}} Download bytes */

/** @param {Store} store */
export function mountEngineStatus(store) {
  const root = part(document, "#engine", HTMLElement);
  const words = part(root, ".engine-words", HTMLElement);
  const bar = part(root, ".engine-progress", HTMLProgressElement);

  /** @param {State} state */
  function render({ engine }) {
    bar.hidden = engine.phase !== "booting";
    switch (engine.phase) {
      case "booting": {
        const download = joinDownloads(engine);
        words.textContent = download ? describeDownload(download) : messages.status.booting;
        setProgress(bar, download && download.loaded / download.total);
        break;
      }
      case "ready":
        words.textContent = messages.status.ready;
        break;
      case "failed":
        words.textContent = messages.status.failed;
    }
  }

  render(store.state());
  store.subscribe((state, previous) => {
    if (state.engine !== previous.engine) render(state);
  });
}

/** @param {Download} download */
function describeDownload({ loaded, total }) {
  const bytes = messages.status.bytes(formatBytes(loaded), formatBytes(total));
  return `${messages.status.booting} · ${bytes}`;
}

/**
 * Runtime and network arrive at the same time: one bar for both.
 * @param {EngineBooting} engine
 * @returns {Download | null} null before and after the downloads
 */
function joinDownloads({ progress: { runtime, model } }) {
  const loaded = (runtime?.loaded ?? 0) + (model?.loaded ?? 0);
  const total = (runtime?.total ?? 0) + (model?.total ?? 0);
  return loaded < total ? { loaded, total } : null;
}
