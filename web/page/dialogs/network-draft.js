/** What is known of a person's own network: a family's rules as a form's values, and those values as a draft. */

/** @import {Family, SizeRule} from "../../shared/models.js" */

/** Its fields by name; numbers are text, as they are typed. @typedef {Record<string, string>} Values */

/** @type {Family} what another family starts from */
export const OTHER = {
  title: "",
  licence: { spdx: "", source: "" },
  documented: "",
  input: {
    size: { rule: "fixed", height: 1024, width: 1024 },
    channels: "RGB",
    resampling: "bilinear",
    scaling: "255",
    mean: [0.5, 0.5, 0.5],
    std: [1, 1, 1],
  },
  output: { index: 0, activation: "none", range: "unit" },
  refine: { radius: 3, epsilon: 1e-4, weight: 1 },
};

/**
 * @param {Family} family
 * @returns {Values}
 */
export function valuesOf({ title, licence, input, output }) {
  const { size } = input;
  const sides = size.rule === "fixed" ? [size.height, size.width] : [size.side, size.multiple];
  return {
    title,
    licence: licence.spdx.replace("LicenseRef-", ""),
    rule: size.rule,
    first: String(sides[0]),
    second: String(sides[1]),
    channels: input.channels,
    scaling: input.scaling,
    mean: input.mean.join(", "),
    std: input.std.join(", "),
    output: output.activation === "sigmoid" ? "sigmoid" : output.range,
  };
}

/**
 * @param {Family} family what the form does not show is this one's
 * @param {Values} values
 * @param {string} fileName names it where nobody did
 * @returns {string} JSON, for Python to check
 */
export function draftOf(family, values, fileName) {
  const isKnownLicence = values.licence === valuesOf(family).licence;
  const isSigmoid = values.output === "sigmoid";
  return JSON.stringify({
    ...family,
    title: values.title?.trim() || fileName.replace(/\.onnx$/i, ""),
    licence: isKnownLicence ? family.licence : { spdx: values.licence?.trim() },
    input: {
      ...family.input,
      size: sizeOf(values),
      channels: values.channels,
      scaling: values.scaling,
      mean: numbers(values.mean),
      std: numbers(values.std),
    },
    output: {
      ...family.output,
      activation: isSigmoid ? "sigmoid" : "none",
      range: isSigmoid ? "unit" : values.output,
    },
  });
}

/** @param {Values} values */
function sizeOf({ rule, first, second }) {
  if (rule === "fixed") return { rule, height: Number(first), width: Number(second) };
  return { rule, side: Number(first), multiple: Number(second) };
}

/** @param {string} [text] three numbers, or one for all channels */
function numbers(text = "") {
  const found = text.split(/[\s,;]+/).filter(Boolean);
  return (found.length === 1 ? [...found, ...found, ...found] : found).map(Number);
}
