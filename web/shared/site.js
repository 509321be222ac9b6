/** Where this copy of the site is: its address, whichever version of the site a worker was begun from. */

/** What service/versions.js puts before the paths of a worker's files. */
const VERSION = /@[0-9a-f]{16}\/$/;

export const SITE = new URL(new URL("../", import.meta.url).href.replace(VERSION, ""));
