/** Takes a colour from anywhere on the screen, where the browser has such a tool. */

export function hasEyeDropper() {
  return "EyeDropper" in globalThis;
}

/** @returns {Promise<string | null>} such as "#3fb68b"; null if the person has changed their mind */
export async function pickColour() {
  try {
    const { sRGBHex } = await new EyeDropper().open();
    return sRGBHex;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === "AbortError") return null;
    throw thrown;
  }
}
