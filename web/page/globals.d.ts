/** https://wicg.github.io/eyedropper-api/: only some browsers have it, and TypeScript does not know it. */
declare class EyeDropper {
  open(): Promise<{ sRGBHex: string }>;
}
