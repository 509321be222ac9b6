/** Gigabytes, as the browser rounds them; at or below it one thread, one network at a time, the smaller one first. */
const LITTLE = 2;

/** Whether this device has little memory; Chromium alone tells. */
export function isLean() {
  const { deviceMemory } = /** @type {{deviceMemory?: number}} */ (navigator);
  return deviceMemory !== undefined && deviceMemory <= LITTLE;
}
