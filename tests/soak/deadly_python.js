/** Put into a copy of the site, where Python has started: it can be made to write where it has no memory, which ends it. */

const DIE = "import ctypes; ctypes.memset(0xfffffff0, 0, 64)";

const STEPS = `
import js, py_app.pipeline, py_app.browser.session

def deadly(module, name, step):
    real = getattr(module, name)
    def call(*args, **options):
        if js.soakIsDeadly(step):
            ${DIE}
        return real(*args, **options)
    setattr(module, name, call)

deadly(py_app.pipeline, "decode", "decode")
deadly(py_app.pipeline, "read_mask", "inference")
deadly(py_app.browser.session, "render", "render")
`;

export function makeMortal(pyodide) {
  let deadly = "";
  globalThis.soakIsDeadly = (step) => step === deadly;
  globalThis.soakDie = (step) => {
    if (step) deadly = step;
    else setTimeout(() => pyodide.runPython(DIE)); // while nothing waits for it
  };
  pyodide.runPython(STEPS);
}
