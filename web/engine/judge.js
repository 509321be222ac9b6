/** Lets Python prepare a network's reference picture and judge a backend's answer; see py_app/network/reference.py. */

import { loadNetwork, loadReference } from "../shared/models.js";
import { openEnvelope } from "./envelopes.js";

/** @import {PythonSession} from "./python.js" */
/** @import {Judge} from "./trial.js" */

/**
 * @param {() => Promise<PythonSession>} session
 * @returns {Judge}
 */
export function createJudge(session) {
  return {
    async prepare(manifest) {
      const { text } = await loadNetwork(manifest.name);
      const envelope = await (await session()).prepare_reference(text, await loadReference(manifest));
      return openEnvelope(envelope);
    },

    async judge(manifest, { data }) {
      const { text } = await loadNetwork(manifest.name);
      const envelope = await (await session()).judge(text, await loadReference(manifest), data);
      return openEnvelope(envelope);
    },
  };
}
