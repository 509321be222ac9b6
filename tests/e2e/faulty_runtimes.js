/**
 * Put by tests in place of inference/runtimes.js: WebGPU is played by the processor, with a fault. What happens at
 * which run is counted over all workers.
 */

import { openRuntime as openReal } from "./real-runtimes.js";

const FAULT = "FAULT_NAME";
const TRIAL_RUNS = 2; // on the reference picture

export async function openRuntime(backend, limits) {
  const real = await openReal("wasm", limits);
  if (!backend.startsWith("webgpu")) return real;
  return {
    ...real,
    async createSession(network) {
      const session = await real.createSession(network);
      return {
        run: (fed) => FAULTS[FAULT](session, fed, real.Tensor, backend),
        release: () => session.release(),
      };
    },
  };
}

const spoilt = (spoil) => async (session, fed, Tensor) => {
  const { output } = await session.run(fed);
  const data = await output.getData();
  return { output: new Tensor("float32", spoil(data, output.dims), output.dims) };
};

const once = (happen) => async (session, fed) =>
  (await countRun()) === TRIAL_RUNS + 1 ? happen() : session.run(fed);

const FAULTS = {
  none: (session, fed) => session.run(fed),
  "16 bits": (session, fed, Tensor, backend) =>
    FAULTS[backend === "webgpu-f16" ? "constant" : "none"](session, fed, Tensor),
  noise: spoilt((data) => data.map(() => Math.random())),
  nan: spoilt((data) => data.fill(NaN)),
  constant: spoilt((data) => data.fill(0.5)),
  transposed: spoilt((data, [, , height, width]) =>
    data.map((_, index) => data[(index % width) * height + Math.floor(index / width)]),
  ),
  hangs: once(() => new Promise(() => undefined)),
  dies: once(() => new Promise(() => setTimeout(() => thisIsNotDefined()))),
  "out-of-memory": async (session, fed) => {
    if ((await countRun()) > TRIAL_RUNS) throw 123456; // what ONNX Runtime throws: an address in its heap
    return session.run(fed);
  },
};

async function countRun() {
  const cache = await caches.open("counted-by-a-test");
  const before = await cache.match("/runs");
  const count = 1 + Number(before ? await before.text() : 0);
  await cache.put("/runs", new Response(String(count)));
  return count;
}
