/** The engine worker: Python and the inference worker, one image at a time. */

import { OffcutError } from "../shared/errors.js";
import { holdLife } from "../shared/life.js";
import { Lifetime } from "../shared/lifetime.js";
import { countEngine } from "../shared/living-engines.js";
import { choosePlan } from "../shared/models.js";
import { expose } from "../shared/threads.js";
import { openEnvelope, openRendering } from "./envelopes.js";
import { readPicture } from "./foreign-images.js";
import { InferenceService } from "./inference.js";
import { Jobs, cancelled } from "./jobs.js";
import { createJudge } from "./judge.js";
import { readOptions } from "./options.js";
import { addNetwork } from "./own-networks.js";
import { startPython } from "./python.js";

/** @import {Manifest} from "../shared/models.js" */
/** @import {RenderOptions} from "../shared/options.js" */
/** @import {BackendFacts, CutChoices, EngineChoices, OnProgress, Rendering, Stage} from "../shared/types.js" */
/** @import {PictureFile} from "./foreign-images.js" */
/** @import {PythonSession, Run} from "./python.js" */

/** @typedef {{manifests: Manifest[], onProgress: OnProgress, signal: AbortSignal}} Running */

class EngineWorker {
  /** @type {InferenceService | undefined} */
  #inference;
  /** @type {Promise<PythonSession> | undefined} */
  #python;
  /** @type {Map<string, () => Promise<PictureFile>>} sources, by cutout: Python may need one again */
  #sources = new Map();
  #jobs = new Jobs();
  /** @type {Running | undefined} */
  #running;
  #preparing = new AbortController();
  /** Python's: until it ends. */
  #life = new Lifetime();

  /**
   * Start Python and, beside it, the inference worker with the network that is likely needed.
   * @param {CutChoices & EngineChoices & {threads: number, isLean: boolean}} choices
   * @param {OnProgress} onProgress
   */
  async boot({ level, model, backend, threads, isLean }, onProgress) {
    countEngine();
    const judge = createJudge(() => this.#session());
    this.#inference = new InferenceService({ forced: backend, threads, isLean, judge });
    onProgress({ stage: "runtime" });
    this.#python = startPython(this.#run, (cause) => this.#life.end(explainDeath(cause)));
    // A network that cannot be had fails the cut that needs it, not the engine: another may still work. A backend
    // that was asked for and cannot be had is another matter.
    const [prepared] = await Promise.allSettled([this.prepare({ level, model }, onProgress)]);
    await this.#life.during(this.#python);
    if (backend && prepared.status === "rejected") {
      const error = OffcutError.from(prepared.reason);
      if (error.code === "backend-unavailable" || error.code === "wrong-result") throw error;
    }
  }

  /**
   * Load what these choices need, and no longer what earlier ones needed.
   * @param {CutChoices} choices
   * @param {OnProgress} onProgress
   */
  prepare(choices, onProgress) {
    return this.#life.during(this.#load(choices, onProgress));
  }

  /**
   * @param {CutChoices} choices
   * @param {OnProgress} onProgress
   */
  async #load(choices, onProgress) {
    this.#preparing.abort(new OffcutError("cancelled", "Another network was chosen"));
    this.#preparing = new AbortController();
    const { signal } = this.#preparing;
    const { networks } = await choosePlan(choices);
    for (const { manifest } of networks) {
      await this.#inference?.prepare(manifest, { onProgress, signal });
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
      const plan = JSON.stringify({ manifests, solve, mirror, roi: choices.roi });
      const python = await this.#session();
      const file = await readPicture(blob, choices.max_pixels);
      const { json, background } = await readOptions(choices);
      this.#sources.set(id, () => readPicture(blob, choices.max_pixels));
      const work = python.cut(id, file, plan, json, announce(onProgress), background);
      const envelope = await this.#during({ manifests, onProgress, signal }, work);
      if (signal.aborted) {
        this.#sources.delete(id);
        python.forget(id);
        throw cancelled();
      }
      try {
        return openRendering(envelope, choices);
      } catch (thrown) {
        if (!OffcutError.from(thrown).details.is_kept) this.#sources.delete(id);
        throw thrown;
      }
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
      const read = this.#sources.get(id) ?? (() => readPicture(new Blob()));
      const { json, background } = await readOptions(options);
      const envelope = await alive(python.render(id, read, json, announce(onProgress), background));
      return openRendering(envelope, options);
    });
  }

  /**
   * @param {string} id
   * @returns {Promise<Blob>}
   */
  uncertainty(id) {
    return this.#enqueue(`uncertainty of ${id}`, async () => {
      const { data } = openEnvelope(await (await this.#session()).uncertainty(id));
      return new Blob([data], { type: "image/png" });
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
          completeManifest: async (facts) => {
            const envelope = await python.complete_manifest(draft, JSON.stringify(facts));
            return JSON.parse(openEnvelope(envelope).manifest);
          },
          dryRun: async (manifest) => {
            const work = python.dry_run(JSON.stringify(manifest));
            openEnvelope(await this.#during({ manifests: [manifest], onProgress, signal }, work));
          },
        },
        signal,
      );
    });
  }

  /** @param {string} id */
  cancel(id) {
    this.#jobs.cancel(id);
  }

  /** @param {string} id */
  async forget(id) {
    this.#sources.delete(id);
    (await this.#session()).forget(id);
  }

  /**
   * Whoever waits is let go when Python ends.
   * @template T
   * @param {string} id
   * @param {(signal: AbortSignal) => Promise<T>} work
   */
  #enqueue(id, work) {
    return this.#life.during(this.#jobs.enqueue(id, work));
  }

  /**
   * @template T
   * @param {Running} running what Python may ask for meanwhile
   * @param {Promise<T>} work
   */
  async #during(running, work) {
    this.#running = running;
    try {
      return await alive(work);
    } finally {
      this.#running = undefined;
    }
  }

  #session() {
    if (!this.#python) throw new OffcutError("internal", "The engine has not been started");
    return this.#python;
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
        throw new OffcutError("internal", `Unexpected model ${model}`);
      }
      const result = await this.#inference.run(manifest, { data, shape }, { onProgress, signal });
      return { ok: true, ...result };
    } catch (thrown) {
      const { code, message, details } = OffcutError.from(thrown);
      return { ok: false, code, message, details: JSON.stringify(details) };
    }
  };
}

/**
 * @param {OnProgress} onProgress
 * @returns {(stage: string) => void}
 */
function announce(onProgress) {
  return (stage) => onProgress({ stage: /** @type {Stage} */ (stage) });
}

/**
 * Python answers with an envelope, whatever happens. What it throws is its own death: it will not answer again.
 * @template T
 * @param {Promise<T>} work
 */
async function alive(work) {
  try {
    return await work;
  } catch (cause) {
    throw explainDeath(cause);
  }
}

/** @param {unknown} cause */
function explainDeath(cause) {
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = /memory|allocat/i.test(message) ? "out-of-memory" : "internal";
  return new OffcutError(code, `Python ended: ${message}`, { cause, details: { isEngineLost: true } });
}

expose(new EngineWorker());
holdLife();

/** @typedef {EngineWorker} EngineWorkerApi */
