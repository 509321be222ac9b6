/**
 * Which picture a choice is for: the one that was shown when the control was first moved, whichever is shown when it
 * comes to rest.
 */

/**
 * @param {EventTarget} root around the controls
 * @param {() => string | null} shown the picture that is
 * @returns {() => string | null} the picture that a control's change is for
 */
export function trackBeginning(root, shown) {
  /** @type {{control: EventTarget | null, id: string | null} | null} */
  let begun = null;

  const begin = (/** @type {Event} */ { target }) => {
    if (begun?.control !== target) begun = { control: target, id: shown() };
  };
  const end = () => (begun = null);

  root.addEventListener("input", begin);
  root.addEventListener("click", ({ target }) => {
    if (asksElsewhere(target)) begun = { control: target, id: shown() };
  });
  for (const name of ["change", "cancel", "focusout"]) root.addEventListener(name, end);
  // A slider that is let go where it was taken hold of says nothing of it.
  for (const name of ["pointerdown", "keydown"]) {
    root.addEventListener(name, ({ target }) => {
      if (isSlider(target)) end();
    });
  }
  return () => (begun ? begun.id : shown());
}

/** @param {EventTarget | null} target whether the browser asks for a file */
function asksElsewhere(target) {
  return typeOf(target) === "file";
}

/** @param {EventTarget | null} target */
function isSlider(target) {
  return typeOf(target) === "range";
}

/** @param {EventTarget | null} target */
function typeOf(target) {
  return target && "type" in target ? target.type : null;
}
