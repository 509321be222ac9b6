/** Pictures that were opened with the installed app, from the system's file manager. */

/**
 * Not in TypeScript's library: https://wicg.github.io/web-app-launch/
 * @typedef {{setConsumer: (consumer: (launch: {files: readonly FileSystemFileHandle[]}) => void) => void}} LaunchQueue
 */

/** @param {(files: File[]) => void} add */
export function takeLaunchedFiles(add) {
  const { launchQueue } = /** @type {Window & {launchQueue?: LaunchQueue}} */ (window);
  launchQueue?.setConsumer(async ({ files }) => {
    if (files.length > 0) add(await Promise.all(files.map((handle) => handle.getFile())));
  });
}
