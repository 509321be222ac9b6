/** Several cutouts as one ZIP: streamed into a file where the browser can, else downloaded as a whole. */

/** @import {RenderedCutout} from "./saving.js" */

export const ARCHIVE_NAME = "offcut.zip";
/** The browser reads the URL only after the click has been handled. */
const KEEP_URL_MS = 60_000;

/**
 * @param {AsyncIterable<RenderedCutout>} cutouts
 * @param {FileSystemFileHandle | null} file
 */
export async function writeArchive(cutouts, file) {
  const { downloadZip } = await import("../../vendor/client-zip/index.js");
  const archive = downloadZip(cutouts);
  if (file && archive.body) await archive.body.pipeTo(await file.createWritable());
  else download(await archive.blob());
}

/** @param {Blob} archive */
function download(archive) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(archive);
  link.download = ARCHIVE_NAME;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEEP_URL_MS);
}
