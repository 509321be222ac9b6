/** What is drawn over the pictures: strokes that are not rendered yet, boxes, and the brush itself. All of it vectors. */

/** @import {Box, Stroke} from "../state/types.js" */
/** @import {PicturePoint} from "./pen.js" */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @typedef {object} Marks
 * @property {readonly Stroke[]} strokes
 * @property {readonly Box[]} boxes
 * @property {{point: PicturePoint, size: number} | null} brush
 */

/**
 * @param {readonly SVGSVGElement[]} layers one a sheet; all show the same
 * @returns {(marks: Marks, size: {width: number, height: number} | null) => void}
 */
export function createMarkup(layers) {
  return ({ strokes, boxes, brush }, size) => {
    for (const layer of layers) {
      layer.toggleAttribute("hidden", size === null);
      if (!size) continue;
      layer.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
      const marks = [...boxes.map(createBox), ...strokes.map(createStroke)];
      if (brush) marks.push(createCircle("brush", brush.point, brush.size / 2));
      layer.replaceChildren(...marks);
    }
  };
}

/** @param {Stroke} stroke */
function createStroke({ mode, size, points }) {
  const [first] = points;
  if (points.length === 1 && first) return createCircle(`stroke-dot ${mode}`, first, size / 2);
  return create("polyline", {
    class: `stroke ${mode}`,
    "stroke-width": size,
    points: points.map((point) => point.join(",")).join(" "),
  });
}

/** @param {Box} box */
function createBox([x1, y1, x2, y2]) {
  return create("rect", {
    class: "region",
    x: Math.min(x1, x2),
    y: Math.min(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  });
}

/**
 * @param {string} name
 * @param {PicturePoint} centre
 * @param {number} radius
 */
function createCircle(name, [x, y], radius) {
  return create("circle", { class: name, cx: x, cy: y, r: radius });
}

/**
 * @param {string} kind
 * @param {Record<string, string | number>} attributes
 */
function create(kind, attributes) {
  const element = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
