/**
 * A worker that looks at one file a person brought: whether ONNX Runtime loads it, and what its graph takes and gives.
 * It is ended afterwards, which gives its memory back.
 */

import * as ort from "../vendor/ort/ort.wasm.min.mjs";
import { sha256 } from "../shared/digest.js";
import { OffcutError } from "../shared/errors.js";
import { expose } from "../shared/threads.js";

/**
 * What py_app/network/graph.py reads; a side that is free, or not known, is null.
 * @typedef {{name: string, type: string, shape: (number | null)[]}} Port
 * @typedef {{sha256: string, bytes: number, inputs: Port[], outputs: Port[]} | {trouble: string}} FileFacts
 */

class Inspector {
  /**
   * @param {Blob} file
   * @returns {Promise<FileFacts>}
   */
  async inspect(file) {
    ort.env.wasm.wasmPaths = new URL("../vendor/ort/", import.meta.url).href;
    ort.env.wasm.numThreads = 1;
    ort.env.logLevel = "fatal";
    const bytes = await read(file);
    const facts = { sha256: await sha256(bytes), bytes: bytes.length };
    try {
      const session = await ort.InferenceSession.create(bytes, { graphOptimizationLevel: "disabled" });
      return {
        ...facts,
        inputs: session.inputMetadata.map(portOf),
        outputs: session.outputMetadata.map(portOf),
      };
    } catch (thrown) {
      return { trouble: describe(thrown) };
    }
  }
}

/** @param {Blob} file */
async function read(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    const code = cause instanceof RangeError ? "out-of-memory" : "unreadable";
    throw new OffcutError(code, "The file can't be read", { cause });
  }
}

/** @param {unknown} thrown what ONNX Runtime threw: an Error, or a number where its heap ran out */
function describe(thrown) {
  if (typeof thrown === "number") return "std::bad_alloc";
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/**
 * @param {ort.InferenceSession.ValueMetadata} value
 * @returns {Port}
 */
function portOf(value) {
  if (!value.isTensor) return { name: value.name, type: "no tensor", shape: [] };
  const shape = value.shape.map((side) => (typeof side === "number" && side > 0 ? side : null));
  return { name: value.name, type: value.type, shape };
}

expose(new Inspector());

/** @typedef {Inspector} InspectorApi */
