async (threads) => {
  const { InferenceHost } = await import("/engine/inference-host.js");
  const { loadNetwork } = await import("/shared/models.js");
  const { OffcutError } = await import("/shared/errors.js");
  const host = new InferenceHost({ backend: "wasm", threads, isLean: false });
  const never = new AbortController().signal;

  globalThis.runInference = async ({ model, data, shape }) => {
    try {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const { manifest } = await loadNetwork(model);
      const tensor = { data: new Float32Array(bytes.buffer), shape };
      const result = await host.run(manifest, tensor, { onProgress: () => undefined, signal: never });
      const output = new Uint8Array(result.data.buffer);
      let text = "";
      for (let at = 0; at < output.length; at += 32768) {
        text += String.fromCharCode(...output.subarray(at, at + 32768));
      }
      return { ...result, data: btoa(text), backend: "wasm", threads };
    } catch (thrown) {
      return OffcutError.from(thrown).toRecord();
    }
  };
};
