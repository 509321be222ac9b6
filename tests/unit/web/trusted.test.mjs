/** The one Trusted Types policy: only scripts of this copy of the site go through it. */

import assert from "node:assert/strict";
import { test } from "node:test";

const { trustedScript } = await import("../../../web/shared/trusted.js");

const SITE = new URL("../../../web/", import.meta.url);
const REFUSED = [
  "https://example.org/engine/worker.js",
  "data:text/javascript,alert(1)",
  "blob:https://example.org/0",
  new URL("../other/worker.js", SITE).href,
  new URL("engine/worker.js?send=this", SITE).href,
  new URL("engine/worker.js#this", SITE).href,
  new URL("page/welcome.svg", SITE).href,
];

test("a script of the site is let through, nothing else", () => {
  const own = new URL("engine/worker.js", SITE);
  assert.equal(trustedScript(own).href, own.href);
  for (const address of REFUSED) assert.throws(() => trustedScript(new URL(address)), TypeError, address);
});

test("where the browser has Trusted Types, they do the asking, with one policy", () => {
  const names = [];
  globalThis.trustedTypes = {
    createPolicy(name, rules) {
      names.push(name);
      return { createScriptURL: (address) => ({ trusted: rules.createScriptURL(address) }) };
    },
  };
  const own = new URL("service-worker.js", SITE);
  assert.deepEqual(trustedScript(own), { trusted: own.href });
  assert.deepEqual(trustedScript(own), { trusted: own.href });
  for (const address of REFUSED) assert.throws(() => trustedScript(new URL(address)), TypeError, address);
  assert.deepEqual(names, ["offcut"]);
});
