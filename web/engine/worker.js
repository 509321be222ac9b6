/** The engine worker: Python and the inference worker, one image at a time. */

import { OffcutError } from "../shared/errors.js";
import { choosePlan } from "../shared/models.js";
import { expose } from "../shared/threads.js";
import { openRendering, openReport } from "./envelopes.js";
import { InferenceService } from "./inference.js";
import { createJudge } from "./judge.js";
import { addNetwork } from "./own-networks.js";
import { startPython } from "./python.js";

/** @import {Manifest} from "../shared/models.js" */
/** @import {BackendFacts, CutChoices, EngineChoices, OnProgress, RenderOptions, Rendering, Stage} from "../shared/types.js" */
/** @import {PythonSession, Run} from "./python.js" */

/** @typedef {{manifests: Manifest[], onProgress: OnProgress, signal: AbortSignal}} Running */

const NEVER = new AbortController().signal;

class EngineWorker {
  /** @type {InferenceService | undefined} */
  #inference;
  /** @type {Promise<PythonSession> | undefined} */
  #python;
  /** @type {Map<string, Blob>} sources, by cutout: Python may need one again */
  #sources = new Map();
  /** @type {Map<string, AbortController>} */
  #jobs = new Map();
  /** @type {Promise<unknown>} the last job in line */
  #line = Promise.resolve();
  /** @type {Running | undefined} */
  #running;

  /**
   * Start Python and, beside it, the inference worker with the network that is likely needed.
   * @param {CutChoices & EngineChoices & {threads: number, isLean: boolean}} choices
   * @param {OnProgress} onProgress
   */
  async boot({ level, model, backend, threads, isLean }, onProgress) {
    const judge = createJudge(() => this.#session());
    this.#inference = new InferenceService({ forced: backend, threads, isLean, judge });
    onProgress({ stage: "runtime" });
    this.#python = startPython(this.#run);
    // A network that cannot be had fails the cut that needs it, not the engine: another may still work. A backend
    // that was asked for and cannot be had is another matter.
    const [prepared] = await Promise.allSettled([this.#prepare({ level, model }, onProgress)]);
    await this.#python;
    if (backend && prepared.status === "rejected") {
      const error = OffcutError.from(prepared.reason);
      if (error.code === "backend-unavailable" || error.code === "wrong-result") throw error;
    }
  }

  /**
   * @param {CutChoices} choices
   * @param {OnProgress} onProgress
   */
  async #prepare(choices, onProgress) {
    const { networks } = await choosePlan(choices);
    for (const { manifest } of networks) {
      await this.#inference?.prepare(manifest, { onProgress, signal: NEVER });
    }
  }

  /**
   * @param {CutChoices} choices
   * @param {"always" | "never"} tested
   * @returns {Promise<BackendFacts[]>}
   */
  surveyBackends(choices, tested) {
    return this.#enqueue("survey", async (signal) => {
      const { networks } = await choosePlan(choices);
      const [first] = networks; // the others of a level run on what it runs on
      if (!this.#inference || !first) throw new OffcutError("internal", "The engine has not been started");
      return this.#inference.survey(first.manifest, { onProgress: () => undefined, signal }, tested);
    });
  }

  /**
   * @param {string} id
   * @param {Blob} blob
   * @param {CutChoices & RenderOptions} choices
   * @param {OnProgress} onProgress
   * @returns {Promise<Rendering>}
   */
  cut(id, blob, choices, onProgress) {
    return this.#enqueue(id, async (signal) => {
      const { networks, solve, mirror } = await choosePlan(choices);
      const manifests = networks.map(({ manifest }) => manifest);
      const plan = JSON.stringify({ manifests, solve, mirror });
      const python = await this.#session();
      const bytes = await readBlob(blob);
      this.#running = { manifests, onProgress, signal };
      const options = JSON.stringify(choices);
      const envelope = await python.cut(id, bytes, plan, options, announce(onProgress));
      if (signal.aborted) {
        python.forget(id);
        throw cancelled();
      }
      this.#sources.set(id, blob);
      return openRendering(envelope, choices);
    });
  }

  /**
   * @param {string} id
   * @param {RenderOptions} options
   * @param {OnProgress} onProgress
   * @returns {Promise<Rendering>}
   */
  render(id, options, onProgress) {
    return this.#enqueue(id, async () => {
      const python = await this.#session();
      const read = () => readBlob(this.#sources.get(id) ?? new Blob());
      const envelope = await python.render(id, read, JSON.stringify(options), announce(onProgress));
      return openRendering(envelope, options);
    });
  }

  /**
   * Keep a person's own network, if it works.
   * @param {string} id of the job
   * @param {Blob} file
   * @param {string} draft what is known of it: a manifest without names and hashes, JSON
   * @param {OnProgress} onProgress
   * @returns {Promise<Manifest>}
   */
  add(id, file, draft, onProgress) {
    return this.#enqueue(id, async (signal) => {
      const python = await this.#session();
      return addNetwork(
        file,
        {
          adopt: async (facts) => openReport(await python.adopt(draft, JSON.stringify(facts))),
          tryOut: async (manifest) => {
            this.#running = { manifests: [manifest], onProgress, signal };
            openReport(await python.try_out(JSON.stringify(manifest)));
          },
        },
        signal,
      );
    });
  }

  /** @param {string} id */
  cancel(id) {
    this.#jobs.get(id)?.abort(cancelled());
  }

  /** @param {string} id */
  async forget(id) {
    this.#sources.delete(id);
    (await this.#session()).forget(id);
  }

  #session() {
    if (!this.#python) throw new OffcutError("internal", "The engine has not been started");
    return this.#python;
  }

  /**
   * Run a job after those before it, whether they worked or not.
   * @template T
   * @param {string} id
   * @param {(signal: AbortSignal) => Promise<T>} job
   * @returns {Promise<T>}
   */
  #enqueue(id, job) {
    const controller = new AbortController();
    this.#jobs.set(id, controller);
    const turn = this.#line.then(() => {
      if (controller.signal.aborted) throw cancelled();
      return job(controller.signal);
    });
    this.#line = turn.catch(() => undefined).then(() => this.#jobs.delete(id));
    return turn;
  }

  /**
   * Python's way to the network; errors go back as values, so that they keep their code.
   * @type {Run}
   */
  #run = async (model, data, shape) => {
    try {
      const { manifests, onProgress, signal } = this.#running ?? {};
      const manifest = manifests?.find(({ name }) => name === model);
      if (!manifest || !onProgress || !signal || !this.#inference) {
        throw new OffcutError("internal", `Nothing asked for ${model}`);
      }
      const result = await this.#inference.run(manifest, { data, shape }, { onProgress, signal });
      return { ok: true, ...result };
    } catch (thrown) {
      const { code, message } = OffcutError.from(thrown);
      return { ok: false, code, message };
    }
  };
}

function cancelled() {
  return new OffcutError("cancelled", "The cutout was cancelled");
}

/** @param {Blob} blob */
async function readBlob(blob) {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    throw new OffcutError("unreadable", "The file cannot be read", { cause });
  }
}

/**
 * @param {OnProgress} onProgress
 * @returns {(stage: string) => void}
 */
function announce(onProgress) {
  return (stage) => onProgress({ stage: /** @type {Stage} */ (stage) });
}

expose(new EngineWorker());

/** @typedef {EngineWorker} EngineWorkerApi */
