/** One page, one engine: a case of the fuzzing enters, what came of it leaves. Put into a page by browser_fuzz.py. */

const { createEngine } = await import(new URL("offcut.js", document.baseURI).href);

const HUNG = 180_000; // ms after which nothing more is waited for

let engine = null;

function opened() {
  if (!engine) {
    const mine = createEngine({ level: "fast" });
    void mine.closed.then(() => (engine = engine === mine ? null : engine));
    engine = mine;
  }
  return engine;
}

/** @param {string} base64 */
const decode = (base64) => new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);

const kinds = {
  async cut({ file, behind, first, then }) {
    const withImage = (options) => (behind ? { ...options, bg_image: decode(behind) } : options);
    const { id, report } = await opened().cut(decode(file), withImage(first));
    try {
      if (then) await opened().render(id, withImage(then));
    } finally {
      if (engine) await opened().forget(id);
    }
    return report.heap ?? 0;
  },
  async network({ file, draft }) {
    await opened().addNetwork(decode(file), draft);
    return 0;
  },
};

function timeOut() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(`no answer for ${HUNG} ms`)), HUNG));
}

globalThis.runCase = async ({ kind, ...given }) => {
  const before = engine;
  const start = performance.now();
  let heap = 0;
  let code = "done";
  let message = "";
  try {
    await opened().ready;
    heap = await Promise.race([kinds[kind](given), timeOut()]);
  } catch (thrown) {
    code = thrown.name === "OffcutError" ? thrown.code : "no code";
    message = `${thrown.name}: ${thrown.message} ${JSON.stringify(thrown.details ?? "")}`;
    if (message.includes("no answer")) engine?.close();
  }
  const isLost = Boolean(before) && before !== engine;
  return { code, message, heap, isLost, seconds: (performance.now() - start) / 1000 };
};
