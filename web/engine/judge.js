/** Lets Python prepare a network's reference picture and judge a backend's answer; see py_app/reference.py. */

import { OffcutError } from "../shared/errors.js";
import { chooseModel, loadReference } from "../shared/models.js";

/** @import {PythonSession} from "./python.js" */
/** @import {Judge} from "./trial.js" */

/**
 * @param {() => Promise<PythonSession>} session
 * @returns {Judge}
 */
export function createJudge(session) {
  return {
    async prepare(manifest) {
      const { text } = await chooseModel({ model: manifest.name });
      const answer = (await session()).prepare_reference(text, await loadReference(manifest));
      return unseal(answer);
    },

    async judge(manifest, { data }) {
      const { text } = await chooseModel({ model: manifest.name });
      const answer = (await session()).judge(text, await loadReference(manifest), data);
      return unseal(answer);
    },
  };
}

/**
 * @template T
 * @param {(T & {ok: true}) | {ok: false, error: string}} envelope
 * @returns {T}
 */
function unseal(envelope) {
  if (!envelope.ok) throw OffcutError.fromRecord(JSON.parse(envelope.error));
  return envelope;
}
