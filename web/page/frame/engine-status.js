/** The foot of the page, left: whether the engine is ready, and what it is still fetching. */

import * as messages from "../messages.js";
import { part, setProgress } from "../parts/dom.js";
import { describeDownload } from "../parts/wording.js";

/** @import {EngineBooting, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/** @typedef {{loaded: number, total: number, remaining: number}} Download bytes, and seconds: 0 while unknown */

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
        words.textContent = describeBoot(engine, download);
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

/**
 * @param {EngineBooting} engine
 * @param {Download | null} download
 */
function describeBoot({ progress }, download) {
  if (progress.model?.isStalled) return messages.status.stalled;
  return download ? describeDownload(messages.status.booting, download) : messages.status.booting;
}

/**
 * Runtime and network arrive at the same time: one bar for both.
 * @param {EngineBooting} engine
 * @returns {Download | null} null before and after the downloads
 */
function joinDownloads({ progress: { runtime, model } }) {
  const loaded = (runtime?.loaded ?? 0) + (model?.loaded ?? 0);
  const total = (runtime?.total ?? 0) + (model?.total ?? 0);
  const remaining = Math.max(runtime?.remaining ?? 0, model?.remaining ?? 0);
  return loaded < total ? { loaded, total, remaining } : null;
}
