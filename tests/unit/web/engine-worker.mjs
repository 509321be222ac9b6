/** An engine's worker that is none: what offcut.js says to it is answered here, in the same thread. */

import { register } from "node:module";

// The build puts Comlink there.
const comlink = new URL("../../../web/node_modules/comlink/dist/esm/comlink.mjs", import.meta.url).href;
const hooks = `export const resolve = (name, context, next) =>
  next(name.endsWith("vendor/comlink/comlink.mjs") ? ${JSON.stringify(comlink)} : name, context);`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
const { expose } = await import(comlink);

/** What the next worker can do; and, for each, what happens when it ends by itself. */
export const workers = { api: {}, endings: [] };

globalThis.navigator ??= {}; // as of Node 21 there is one
globalThis.Worker = class {
  constructor() {
    const { port1, port2 } = new MessageChannel();
    expose(
      { boot: () => undefined, cancel: () => undefined, forget: () => undefined, ...workers.api },
      port2,
    );
    port1.start();
    for (const port of [port1, port2]) port.unref(); // an open one keeps no test from its end
    this.terminate = () => port1.close();
    this.postMessage = port1.postMessage.bind(port1);
    this.removeEventListener = port1.removeEventListener.bind(port1);
    this.addEventListener = (kind, listener) => {
      if (kind === "error")
        workers.endings.push(() => listener(Object.assign(new Event("error"), { message: "Out of luck" })));
      else port1.addEventListener(kind, listener);
    };
  }
};
