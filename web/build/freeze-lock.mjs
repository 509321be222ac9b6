// Lets micropip install the app's wheel into Pyodide and freezes what it resolved, so that the page needs no micropip.
// node freeze-lock.mjs PYODIDE_FOLDER WHEEL LOCK_TO_WRITE
import { readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, wheel, lock] = process.argv.slice(2).map((path) => resolve(path));

const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")).href);
const pyodide = await loadPyodide({ indexURL: pyodideFolder });
await pyodide.loadPackage("micropip", { messageCallback: () => {} });

const inside = `/tmp/${basename(wheel)}`;
pyodide.FS.writeFile(inside, await readFile(wheel));
const micropip = pyodide.pyimport("micropip");
await micropip.install(`emfs:${inside}`);
await writeFile(lock, micropip.freeze());
