/** Gigabytes, as the browser rounds them; at or below it one thread, one network at a time, the smaller one first. */
const LITTLE = 2;
const GIGABYTE = 2 ** 30;
/** What 32-bit WebAssembly can address. */
const MOST = 4 * GIGABYTE;

/** Whether this device has little memory; Chromium alone tells. */
export function isLean() {
  const memory = deviceMemory();
  return memory !== null && memory <= LITTLE;
}

/**
 * Bytes that Python's heap may take: half of the device's memory, a quarter of a lean one's, and always enough for a
 * phone's photo. Where the device does not tell, the allocation that fails does.
 */
export function heapLimit() {
  const memory = deviceMemory();
  if (memory === null) return MOST;
  return Math.min(MOST, Math.max(GIGABYTE / 2, memory * GIGABYTE * (isLean() ? 0.25 : 0.5)));
}

function deviceMemory() {
  const { deviceMemory } = /** @type {{deviceMemory?: number}} */ (navigator);
  return deviceMemory ?? null;
}
