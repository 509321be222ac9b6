/**
 * The address of a script of this site enters; what a document under Trusted Types accepts for a worker leaves. Any
 * other address is refused: this is the one policy that the document's own policy names, see web/build/headers.py.
 */

import { SITE } from "./site.js";

/**
 * Not in TypeScript's library: https://w3c.github.io/trusted-types/
 * @typedef {{createScriptURL: (address: string) => URL}} Policy
 * @typedef {{createPolicy: (name: string, rules: {createScriptURL: (address: string) => string}) => Policy}} Factory
 */

const NAME = "offcut";

/** @type {Policy | null} made when it is first needed: a document has one of the name */
let policy = null;

/**
 * @param {URL} address
 * @returns {URL} as far as TypeScript knows; where the browser has Trusted Types, a TrustedScriptURL
 */
export function trustedScript(address) {
  const { trustedTypes } = /** @type {{trustedTypes?: Factory}} */ (globalThis);
  if (!trustedTypes) return new URL(requireOwn(address.href));
  policy ??= trustedTypes.createPolicy(NAME, { createScriptURL: requireOwn });
  return policy.createScriptURL(address.href);
}

/**
 * @param {string} address
 * @returns {string} the same, if it is a script of this copy of the site
 */
function requireOwn(address) {
  const url = new URL(address);
  const isOwn = url.origin === SITE.origin && url.pathname.startsWith(SITE.pathname);
  if (isOwn && url.pathname.endsWith(".js") && !url.search && !url.hash) return url.href;
  throw new TypeError(`${address} is no script of this site`);
}
