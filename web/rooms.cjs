/**
 * Which room of the page may import which, held by dependency-cruiser: main starts what people see and the work that
 * follows; both know the state and the browser, and neither knows the other.
 */

const SEEN = "^web/page/(list|stage|output|dialogs|frame|commands|parts)/";
const WORK = "^web/page/(work|intake|save|site|workspace)/";

module.exports = {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "what-is-seen-knows-no-work",
      severity: "error",
      from: { path: SEEN },
      to: { path: WORK },
    },
    {
      name: "work-knows-nothing-that-is-seen",
      severity: "error",
      from: { path: WORK },
      to: { path: SEEN },
    },
    {
      name: "state-and-browser-lie-below",
      severity: "error",
      from: { path: "^web/page/(state|browser)/" },
      to: { path: "^web/page/", pathNot: "^web/page/(state|browser)/" },
    },
    {
      name: "parts-lie-below-the-rooms",
      severity: "error",
      from: { path: "^web/page/parts/" },
      to: { path: SEEN, pathNot: "^web/page/parts/" },
    },
    {
      name: "only-main-starts",
      severity: "error",
      from: {},
      to: { path: "^web/page/main\\.js$" },
    },
    {
      name: "every-import-is-there",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "/vendor/" }, // the build puts the libraries there
    },
  ],
};
