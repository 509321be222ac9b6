/** What every dialog does: buttons that open it, buttons and a click beside it that close it. */

import { part } from "./dom.js";

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
  }
}
