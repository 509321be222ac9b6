/** What every dialog does: buttons and addresses that open it, buttons and a click beside it that close it. */

import { part } from "../parts/dom.js";

export function mountDialogs() {
  for (const button of document.querySelectorAll("[data-opens]")) {
    const dialog = part(document, `#${button.getAttribute("data-opens")}`, HTMLDialogElement);
    button.addEventListener("click", () => dialog.showModal());
  }
  for (const dialog of document.querySelectorAll("dialog")) {
    for (const button of dialog.querySelectorAll("[data-closes]")) {
      button.addEventListener("click", () => dialog.close());
    }
    // The dialog's own box is filled by its content: what hits the dialog itself is the backdrop.
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    if (dialog.hasAttribute("data-linked")) followAddress(dialog);
  }
}

/**
 * The dialog is open while it is named in the address: it can be linked, and the browser's way back closes it.
 *
 * @param {HTMLDialogElement} dialog
 */
function followAddress(dialog) {
  const name = `#${dialog.id}`;
  const follow = () => {
    if (location.hash !== name) dialog.close();
    else if (!dialog.open) dialog.showModal();
  };
  addEventListener("hashchange", follow);
  dialog.addEventListener("close", () => {
    if (location.hash === name) history.replaceState(null, "", location.pathname + location.search);
  });
  follow();
}
