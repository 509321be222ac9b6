/** The WASM heaps that ONNX Runtime makes in this worker: it does not tell how large they have grown. */

/** @type {WebAssembly.Memory[]} */
const heaps = [];

const Memory = WebAssembly.Memory;

WebAssembly.Memory = class extends Memory {
  /** @param {WebAssembly.MemoryDescriptor} descriptor */
  constructor(descriptor) {
    super(descriptor);
    heaps.push(this);
  }
};

/** @returns {number} bytes of all heaps; they never shrink */
export function countHeap() {
  return heaps.reduce((total, { buffer }) => total + buffer.byteLength, 0);
}
