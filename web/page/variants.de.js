/** The English name of a kind of file that is not read, as Python gives it, enters; its German name leaves. */

const INKS = new Map([
  ["transparency mask", "einer Deckkraftmaske"],
  ["camera's raw", "den Rohfarben einer Kamera"],
  ["camera's linear raw", "den linearen Rohfarben einer Kamera"],
]);

const CODINGS = new Map([
  ["lossless", "verlustfreies"],
  ["hierarchical", "hierarchisches"],
  ["arithmetic-coded", "arithmetisch kodiertes"],
]);

/** Each name as a whole, and what it is in German. @type {[RegExp, (...parts: string[]) => string][]} */
const NAMES = [
  [/^camera's raw file$/, () => "die Rohdatei einer Kamera"],
  [/^BMP file with a (JPEG|PNG) inside$/, (kind) => `eine BMP-Datei mit einem ${kind} darin`],
  [/^BMP file of CMYK$/, () => "eine BMP-Datei in CMYK"],
  [/^BMP file of OS\/2 with Huffman codes$/, () => "eine BMP-Datei von OS/2 in Huffman-Kodierung"],
  [
    /^BMP file of OS\/2 with run lengths of (\d+) bits$/,
    (bits) => `eine BMP-Datei von OS/2 in Lauflängen von ${bits} Bit`,
  ],
  [/^BMP file with (\d+) bits a pixel$/, (bits) => `eine BMP-Datei mit ${bits} Bit je Pixel`],
  [/^JPEG-LS$/, () => "ein JPEG-LS"],
  [/^(\d+)-bit JPEG$/, (bits) => `ein JPEG mit ${bits} Bit`],
  [/^([a-z -]+) JPEG$/, (codings) => `ein ${codings.split(" ").map(nameCoding).join(", ")} JPEG`],
  [/^TIFF file in other inks than CMYK$/, () => "eine TIFF-Datei in anderen Druckfarben als CMYK"],
  [/^TIFF file in colours of the kind (\d+)$/, (ink) => `eine TIFF-Datei in Farben der Art ${ink}`],
  [/^TIFF file in ([\w' ]+)$/, (ink) => `eine TIFF-Datei in ${INKS.get(ink) ?? ink}`],
  [/^TIFF file with too few channels$/, () => "eine TIFF-Datei mit zu wenigen Kanälen"],
  [/^TIFF file with (\d+) channels$/, (count) => `eine TIFF-Datei mit ${count} Kanälen`],
  [/^TIFF file compressed by method (\d+)$/, (method) => `eine TIFF-Datei mit der Kompression Nr. ${method}`],
  [/^TIFF file compressed by ([\w ]+)$/, (method) => `eine TIFF-Datei mit der Kompression ${method}`],
  [/^TIFF file of signed or complex numbers$/, () => "eine TIFF-Datei aus komplexen oder negativen Zahlen"],
  [/^TIFF file of real numbers above white$/, () => "eine TIFF-Datei mit Werten über Weiß"],
  [/^TIFF file whose channels differ in depth$/, () => "eine TIFF-Datei mit verschieden tiefen Kanälen"],
  [/^TIFF file with (\d+) bits a channel$/, (bits) => `eine TIFF-Datei mit ${bits} Bit je Kanal`],
  [/^TIFF file with a (\d+)-bit JPEG$/, (bits) => `eine TIFF-Datei mit einem JPEG mit ${bits} Bit`],
  [/^TIFF file with a palette of (\d+) bits$/, (bits) => `eine TIFF-Datei mit einer Palette von ${bits} Bit`],
  [
    /^TIFF file with the predictor (\d+) at (\d+) bits$/,
    (predictor, bits) => `eine TIFF-Datei mit dem Prädiktor ${predictor} bei ${bits} Bit`,
  ],
];

/**
 * @param {string} english
 * @returns {string} with its article; what is not known here keeps its name
 */
export function nameVariant(english) {
  for (const [pattern, name] of NAMES) {
    const match = pattern.exec(english);
    if (match) return name(...match.slice(1));
  }
  return `eine Variante („${english}“)`;
}

/** @param {string} coding */
function nameCoding(coding) {
  return CODINGS.get(coding) ?? coding;
}
