/** What a page that embeds Offcut would do, step by step; a test picks one by its name. */

const { createEngine, OffcutError } = await import(new URL("offcut.js", document.baseURI).href);

/** The code of the error a promise ends with. */
const codeOf = (work) =>
  work.then(
    () => "no error",
    (thrown) => (thrown instanceof OffcutError ? thrown.code : String(thrown)),
  );

const steps = {
  async bad_choices({ engine, photo }) {
    return Promise.all([
      codeOf(engine.cut(photo, { level: "slow" })),
      codeOf(engine.cut(photo, { model: "nope" })),
      codeOf(engine.cut(photo, { format: "gif" })),
      codeOf(engine.cut(photo, { background: "whitish" })),
      codeOf(engine.cut(photo, { bg_image: new Blob(["not an image"]) })),
      codeOf(engine.cut(photo, { strokes: [{ mode: "erase", size: 5, points: [[1]] }] })),
      codeOf(engine.render("never", {})),
    ]);
  },

  async cancel({ engine, photo }) {
    const abort = new AbortController();
    let aborted = 0;
    const onProgress = ({ stage }) => {
      if (stage !== "inference") return;
      setTimeout(() => {
        aborted = performance.now();
        abort.abort();
      }, 100);
    };
    const code = await codeOf(engine.cut(photo, { signal: abort.signal, onProgress }));
    const waited = performance.now() - aborted;
    const { report } = await engine.cut(photo);
    return { code, waited, model: report.model };
  },

  async line({ engine, photo }) {
    const abort = new AbortController();
    const cuts = [
      engine.cut(photo),
      engine.cut(new Blob(["not an image"])),
      engine.cut(photo, { signal: abort.signal }),
      engine.cut(photo, { format: "jpeg", background: "#fff" }),
    ];
    abort.abort();
    const ends = await Promise.allSettled(cuts);
    return ends.map((end) => (end.status === "fulfilled" ? end.value.blob.type : end.reason.code));
  },

  async render({ engine, photo }) {
    const stages = [];
    const { id } = await engine.cut(photo);
    const onProgress = ({ stage }) => stages.push(stage);
    const { blob, report } = await engine.render(id, { format: "mask", onProgress });
    await engine.forget(id);
    return { type: blob.type, stages, model: report.model, forgotten: await codeOf(engine.render(id, {})) };
  },

  async regions({ engine, photo }) {
    const { id, blob, report } = await engine.cut(photo, { roi: [[200, 0, 20, 300]], format: "mask" });
    const outside = await codeOf(engine.cut(photo, { roi: [[9000, 0, 9100, 50]] }));
    const uncertainty = await createImageBitmap(await engine.uncertainty(id));
    return {
      mask: Array.from(new Uint8Array(await blob.arrayBuffer())),
      size: [report.width, report.height],
      outside,
      uncertainty: [uncertainty.width, uncertainty.height],
      forgotten: await codeOf(engine.uncertainty("never")),
    };
  },

  async draw({ engine, photo, extra: { behind, choices } }) {
    const bg_image = new Blob([Uint8Array.from(behind)]);
    const withImage = ({ hasImage, ...options }) => (hasImage ? { ...options, bg_image } : options);
    const [first, ...others] = choices.map(withImage);
    const results = [await engine.cut(photo, first)];
    for (const options of others) results.push(await engine.render(results[0].id, options));
    return Promise.all(
      results.map(async ({ blob, report: { width, height, warnings } }) => {
        const data = Array.from(new Uint8Array(await blob.arrayBuffer()));
        return { type: blob.type, size: [height, width], codes: warnings.map(({ code }) => code), data };
      }),
    );
  },

  async single_thread({ photo }) {
    const engine = createEngine({ level: "fast", threads: 1 });
    const { report } = await engine.cut(photo);
    const next = engine.cut(photo);
    engine.close();
    return { report, stages: Object.keys(report.timings), closed: await codeOf(next) };
  },
};

globalThis.runStep = async (name, bytes, extra) => {
  globalThis.moduleEngine ??= createEngine({ level: "fast" });
  return steps[name]({ engine: globalThis.moduleEngine, photo: new Blob([Uint8Array.from(bytes)]), extra });
};
