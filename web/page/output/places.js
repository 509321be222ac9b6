/** Nine places to choose from, as a small square of radio buttons. */

import * as messages from "../messages.js";
import { mountRadios } from "../parts/inputs.js";

const SHARES = ["0%", "50%", "100%"];

/**
 * @param {HTMLElement} root gets the buttons
 * @param {string} name of the option
 * @param {(place: string) => void} choose such as "50% 100%" (x, y)
 * @returns {(place: string | null) => void} shows what is chosen
 */
export function mountPlaces(root, name, choose) {
  const places = SHARES.flatMap((y) => SHARES.map((x) => `${x} ${y}`));
  root.append(
    ...places.map((value, index) => {
      const input = document.createElement("input");
      input.type = "radio";
      input.name = name;
      input.value = value;
      input.setAttribute("aria-label", messages.places[index] ?? value);
      return input;
    }),
  );
  return mountRadios(root, name, choose);
}
