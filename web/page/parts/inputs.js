/** Sliders, radio buttons and pairs of controls, as every section of the panel uses them. */

import { part } from "./dom.js";

/** @typedef {{min: number, max: number, step: number | "any", start: string | number}} Control */

/**
 * Gives an input the limits that its option declares.
 *
 * @param {HTMLInputElement} input
 * @param {Control} control
 */
export function limit(input, { min, max, step, start }) {
  input.min = String(min);
  input.max = String(max);
  input.step = String(step);
  input.value = String(Number.parseFloat(String(start)));
}

/**
 * A slider: its value is shown while it moves and chosen when it comes to rest.
 *
 * @param {ParentNode} root
 * @param {string} name
 * @param {Control} control
 * @param {(value: number) => string} describe
 * @param {(value: number) => void} choose
 * @returns {{input: HTMLInputElement, show: (value: number) => void}}
 */
export function mountRange(root, name, control, describe, choose) {
  const input = part(root, `input[name=${name}]`, HTMLInputElement);
  const words = part(input.parentElement ?? root, "output", HTMLOutputElement);
  const showWords = () => {
    words.textContent = describe(input.valueAsNumber);
    input.setAttribute("aria-valuetext", words.textContent);
  };
  limit(input, control);
  input.addEventListener("input", showWords);
  input.addEventListener("change", () => choose(input.valueAsNumber));
  showWords();
  return {
    input,
    show(value) {
      input.valueAsNumber = value;
      showWords();
    },
  };
}

/**
 * @param {ParentNode} root
 * @param {string} name
 * @param {(value: string) => void} choose
 * @returns {(value: string | null) => void} shows what is chosen
 */
export function mountRadios(root, name, choose) {
  const inputs = [...root.querySelectorAll("input")].filter((input) => input.name === name);
  for (const input of inputs) input.addEventListener("change", () => choose(input.value));
  return (value) => {
    for (const input of inputs) input.checked = input.value === value;
  };
}

/**
 * Shows what belongs to a choice: elements whose `data-for` names it.
 *
 * @param {ParentNode} root
 * @returns {(choice: string) => void}
 */
export function mountDependents(root) {
  const dependents = [...root.querySelectorAll("[data-for]")].filter((one) => one instanceof HTMLElement);
  return (choice) => {
    for (const one of dependents) one.hidden = !one.dataset.for?.split(" ").includes(choice);
  };
}
