/** The foot of the page, left: whether the engine is ready, and what it is still fetching. */

import * as messages from "../messages.js";
import { part, setProgress } from "../parts/dom.js";
import { describeDownload } from "../parts/wording.js";

/** @import {Loading, State} from "../state/types.js" */
/** @import {Store} from "../state/store.js" */

/** @typedef {{loaded: number, total: number, remaining: number}} Download bytes, and seconds: 0 while unknown */

/** @param {Store} store */
export function mountEngineStatus(store) {
  const root = part(document, "#engine", HTMLElement);
  const words = part(root, ".engine-words", HTMLElement);
  const bar = part(root, ".engine-progress", HTMLProgressElement);

  /** @param {State} state */
  function render({ engine }) {
    switch (engine.phase) {
      case "booting":
        return showLoading(messages.status.booting, engine.progress);
      case "ready":
        if (engine.progress.model) return showLoading(messages.stages.model, engine.progress);
        words.textContent = messages.status.ready;
        break;
      case "failed":
        words.textContent = messages.status.failed;
    }
    bar.hidden = true;
  }

  /**
   * @param {string} name of what is going on
   * @param {Loading} progress
   */
  function showLoading(name, progress) {
    const download = joinDownloads(progress);
    words.textContent = describeLoading(name, progress, download);
    setProgress(bar, download && download.loaded / download.total);
    bar.hidden = false;
  }

  render(store.state());
  store.subscribe((state, previous) => {
    if (state.engine !== previous.engine) render(state);
  });
}

/**
 * @param {string} name
 * @param {Loading} progress
 * @param {Download | null} download
 */
function describeLoading(name, progress, download) {
  if (progress.model?.isStalled) return messages.status.stalled;
  return download ? describeDownload(name, download) : name;
}

/**
 * Runtime and network arrive at the same time: one bar for both.
 * @param {Loading} progress
 * @returns {Download | null} null before and after the downloads
 */
function joinDownloads({ runtime, model }) {
  const loaded = (runtime?.loaded ?? 0) + (model?.loaded ?? 0);
  const total = (runtime?.total ?? 0) + (model?.total ?? 0);
  const remaining = Math.max(runtime?.remaining ?? 0, model?.remaining ?? 0);
  return loaded < total ? { loaded, total, remaining } : null;
}
