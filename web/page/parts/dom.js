/** The few things every view does with elements. */

/**
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T} the element that must be there
 */
export function part(root, selector, kind) {
  const element = root.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`No ${kind.name} at ${selector}`);
  return element;
}

/**
 * Takes an element out of the page while it is not needed: what cannot be used is not there to be found.
 *
 * @param {Element} element
 * @returns {(isPresent: boolean) => void}
 */
export function createPresence(element) {
  const placeholder = document.createComment("");
  return (isPresent) => {
    if (isPresent) placeholder.replaceWith(element);
    else element.replaceWith(placeholder);
  };
}

/**
 * @param {ParentNode} root
 * @param {string} name a symbol of icons.svg
 */
export function setIcon(root, name) {
  part(root, ".icon use", SVGUseElement).setAttribute("href", `page/icons.svg#${name}`);
}

/**
 * @param {string} name a symbol of icons.svg
 * @returns {SVGSVGElement}
 */
export function createIcon(name) {
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.classList.add("icon");
  icon.setAttribute("aria-hidden", "true");
  icon.append(document.createElementNS("http://www.w3.org/2000/svg", "use"));
  icon.firstElementChild?.setAttribute("href", `page/icons.svg#${name}`);
  return icon;
}

/**
 * @param {HTMLProgressElement} bar
 * @param {number | null} fraction null while nobody knows
 */
export function setProgress(bar, fraction) {
  if (fraction === null) bar.removeAttribute("value");
  else bar.value = fraction;
}
