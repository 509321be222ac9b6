/** Every word a person reads, in German. */

/** @import {CutVerdict} from "../shared/types.js" */
/** @import {Explanation} from "./messages.en.js" */
/** @import * as English from "./messages.en.js" */

/** @type {string} */
export const language = "de";

/** @type {typeof English.texts} */
export const texts = {
  "welcome-title": "Nur das Motiv.",
  "welcome-lead": "Foto ablegen und ohne Hintergrund zurückbekommen.",
  "welcome-choose": "Bilder auswählen",
  "welcome-hint": "oder Dateien und Ordner irgendwo ablegen oder einfügen",
  "welcome-private": "Deine Bilder verlassen dieses Gerät nie.",
  "drop-here": "Zum Freistellen hier loslassen",
  "choose-files": "Bilder auswählen",
  add: "Bilder hinzufügen",
  queue: "Bilder",
  retry: "Noch einmal versuchen",
  viewer: "Betrachter",
  "view-mode": "Ansicht",
  "view-beside": "Beide",
  "view-slider": "Schieber",
  "view-cutout": "Freisteller",
  "view-original": "Original",
  "view-mask": "Maske",
  "view-doubt": "Zweifel",
  stage: "Bild",
  tools: "Werkzeuge",
  tool: "Werkzeug",
  "tool-hand": "Ansehen",
  "tool-erase": "Wegradieren",
  "tool-restore": "Zurückholen",
  "tool-box": "Freistellen, was in einem Rahmen liegt",
  brush: "Pinsel",
  "brush-size": "Größe",
  "brush-hardness": "Härte",
  "brush-snap": "Kanten folgen",
  undo: "Rückgängig",
  redo: "Wiederholen",
  "clear-edits": "Wie zuvor",
  zoom: "Vergrößerung",
  "zoom-out": "Kleiner",
  "zoom-in": "Größer",
  "zoom-fit": "Bild einpassen",
  "quick-look": "Zuerst eine Vorschau",
  split: "Grenze zwischen Original und Freisteller",
  output: "Sichern",
  format: "Format",
  "format-png": "PNG",
  "format-webp": "WebP",
  "format-jpeg": "JPEG",
  "format-mask": "Maske",
  background: "Hintergrund",
  "background-none": "Durchsichtig",
  "background-white": "Weiß",
  "background-black": "Schwarz",
  "background-own": "Eigene Farbe",
  edges: "Kanten",
  feather: "Weicher",
  "shift-edge": "Rücken",
  "fill-holes": "Löcher füllen",
  "drop-crumbs": "Kleine Teile weglassen",
  decontaminate: "Farbe des alten Hintergrunds entfernen",
  download: "Herunterladen",
  timings: "Wie freigestellt wurde",
  level: "Qualität",
  model: "Netz",
  backend: "Läuft auf",
  booting: "Wird vorbereitet",
  settings: "Einstellungen",
  "offline-ready": "Geht offline",
  "update-ready": "Aktualisieren",
  "update-title": "Jetzt aktualisieren?",
  "update-later": "Später",
  "update-now": "Aktualisieren",
  "not-kept-title": "Der Browser hatte keinen Platz, das Netz zu behalten.",
  "not-kept-advice": "Diesmal läuft es aus dem Speicher; beim nächsten Mal wird es wieder geholt.",
  "not-kept-make-room": "Platz schaffen",
  "backends-title": "Worauf das Netz läuft",
  "backends-lead":
    "Bevor etwas dein Bild bekommt, muss es für ein Testbild die richtige Antwort geben. Was am schnellsten und richtig ist, wird genommen.",
  "show-backends": "Vergleichen, worauf es laufen kann",
  "test-backends": "Erneut prüfen",
  close: "Schließen",
  privacy: "Datenschutz",
  "privacy-title": "Datenschutz und Speicher",
  requests: "Anfragen, seit Offcut bereit war",
  uploaded: "Bytes hochgeladen",
  "why-nothing-leaves":
    "Bilder werden auf diesem Gerät geöffnet und freigestellt. Die Richtlinie der Seite, die der Browser durchsetzt, verbietet jede andere Adresse, und von der eigenen holt sie nur Dateien.",
  requested: "Was geholt wurde",
  "how-to-check":
    "Sieh selbst nach: Öffne die Entwicklerwerkzeuge des Browsers (F12), wähle Netzwerk und stelle ein Bild frei. Oder zieh den Stecker: Offcut arbeitet weiter.",
  "model-in-use": "Verwendetes Netz",
  kept: "Auf diesem Gerät gespeichert",
  "nothing-kept": "Hier ist kein Netz gespeichert.",
  "kept-networks": "Netze (IndexedDB)",
  "kept-rest": "Seite, Python und ONNX Runtime (Cache Storage)",
  "kept-total": "Zusammen",
  "network-title": "Netz hinzufügen",
  "network-lead": "Ein eigenes Netz im Format ONNX. Es bleibt auf diesem Gerät.",
  "network-file": "Datei",
  "network-family": "Familie",
  "network-manifest": "Manifest",
  "network-name": "Name",
  "network-licence": "Lizenz",
  "network-values": "Werte",
  "network-rule": "Größe",
  "network-fixed": "Fest",
  "network-shortest": "Wie das Bild",
  "network-channels": "Kanäle",
  "network-scaling": "Geteilt durch",
  "network-scaling-255": "255",
  "network-scaling-maximum": "Hellster Wert",
  "network-mean": "Mittelwert",
  "network-std": "Standardabweichung",
  "network-output": "Ausgabe",
  "network-output-unit": "Deckkraft",
  "network-output-minmax": "Gestreckt",
  "network-output-sigmoid": "Logits",
  "network-trying": "Wird an einem Testbild ausprobiert",
  "network-cancel": "Abbrechen",
  "network-add": "Hinzufügen",
  samples: "oder probier eines von diesen",
  "sample-astronaut": "Astronautin",
  "sample-cat": "Katze",
  "sample-coffee": "Tasse Kaffee",
  "sample-rocket": "Rakete",
  how: "So geht es",
  "how-open": "Das Bild wird hier geöffnet, auf diesem Gerät.",
  "how-find": "Ein neuronales Netz sagt für jede Stelle, wie viel davon zum Motiv gehört. Das ist die Maske.",
  "how-cut":
    "Die Kanten werden verfeinert, die Farbe des alten Hintergrunds wird herausgerechnet, der Rest ist weg.",
  "how-good": "Das gelingt",
  "how-good-words":
    "Ein Mensch, ein Tier oder ein Ding: ein einziges Motiv, ganz und scharf, das sich vom Hintergrund abhebt.",
  "how-hard": "Das ist schwierig, und was hilft",
  "how-hair": "Haare und Fell",
  "how-hair-help":
    "Weich, aber nicht Strähne für Strähne. Ausgewogen und Beste finden mehr als Schnell; Zweifel zeigt, wo nachzuhelfen ist.",
  "how-glass": "Glas, Schleier, Rauch",
  "how-glass-help":
    "Sie werden zu dicht. Licht durch Glas lassen, unter Kanten, hilft vor allem bei Beste; ein großer, weicher Pinsel tut den Rest.",
  "how-blur": "Bewegungsunschärfe",
  "how-blur-help":
    "Die Spur wird zu hart abgeschnitten. Mach sie unter Kanten weicher oder radiere den Rest weg.",
  "how-contrast": "Wie der Hintergrund",
  "how-contrast-help": "Dann fehlen vielleicht Teile. Male sie mit Zurückholen hinein; Kanten folgen hilft.",
  "how-several": "Mehrere Motive, Gedrucktes",
  "how-several-help":
    "In einer Menge, auf einem Plakat oder einer Seite weiß Offcut nicht, was du meinst. Zieh einen Rahmen darum; mehrere Rahmen gelten zusammen.",
  "how-check": "Nichts wird hochgeladen",
  "how-networks": "Die Netze",
  "how-networks-words":
    "Andere haben sie trainiert, auf Fotos das zu finden, was hervorsticht; womit, steht in ihren Artikeln.",
  "how-samples": "Die Beispielbilder",
  "how-samples-words":
    "Eileen Collins: NASA, gemeinfrei. Chelsea, die Katze: Stefan van der Walt, CC0. Kaffee: Rachel Michetti, CC0. Falcon 9: SpaceX, gemeinfrei.",
  "how-licences": "Alle Lizenzen",
  shortcuts: "Tastenkürzel",
  "single-keys": "Tasten, die ohne eine zweite wirken",
  language: "Sprache",
  "language-title": "Sprache jetzt wechseln?",
  "language-later": "So lassen",
  "language-now": "Wechseln",
  "queue-tools": "Liste",
  "choose-all": "Alle auswählen",
  "keep-yes": "Behalten",
  "keep-no": "Nein",
  "undo-removal": "Rückgängig",
  "format-zip": "Ebenen",
  lossless: "Verlustfrei",
  quality: "Qualität",
  "layers-hint": "Freisteller, Maske, Trimap, Schatten und Hintergrund in einem ZIP.",
  "background-gradient": "Verlauf",
  "background-image": "Eigenes Bild",
  "background-blur": "Original, unscharf",
  "eye-dropper": "Farbe vom Bildschirm nehmen",
  "gradient-from": "Von",
  "gradient-to": "Nach",
  "gradient-angle": "Richtung",
  "choose-image": "Bild auswählen",
  fit: "Größe des Bildes",
  "fit-cover": "Füllend",
  "fit-contain": "Ganz",
  around: "Darum herum",
  "image-place": "Ort des Bildes",
  blur: "Unschärfe",
  shadow: "Schatten",
  "shadow-none": "Keiner",
  "shadow-drop": "An der Wand",
  "shadow-contact": "Am Boden",
  "shadow-strength": "Stärke",
  layout: "Layout",
  "layout-photo": "Wie Foto",
  "layout-crop": "Zuschnitt",
  "layout-aspect": "Seiten",
  "layout-size": "Größe",
  "layout-marketplace": "Marktplatz",
  "layout-shop": "Laden",
  "layout-square": "Quadrat",
  "layout-portrait": "Hochformat",
  "layout-story": "Story",
  "layout-link": "Link",
  "layout-passport": "Passbild",
  "layout-passport-us": "US-Passbild",
  "layout-avatar": "Avatar",
  "aspect-width": "Breite",
  "aspect-height": "Höhe",
  "size-width": "Breite",
  "size-height": "Höhe",
  "size-unit": "Einheit",
  "unit-px": "px",
  "unit-mm": "mm",
  "unit-in": "in",
  "crop-first": "Zuerst auf das Motiv zuschneiden",
  "crop-margin": "Rand",
  "scale-subject": "Motiv skalieren",
  scale: "Füllt",
  "move-subject": "Motiv verschieben",
  "subject-place": "Ort des Motivs",
  translucent: "Licht durch Glas lassen",
  "file-name": "Dateiname",
  "name-pattern": "Muster für Dateinamen",
  "name-mistake": "Das darf in einem Namen nicht stehen.",
  "name-hint": "Für alle Dateien. Wird für dich ausgefüllt:",
  copy: "Kopieren",
  share: "Teilen",
  "keep-pictures": "Meine Bilder in diesem Browser behalten",
  "delete-pictures": "Von diesem Gerät löschen; die in der Liste bleiben, bis die Seite geschlossen wird",
};

/** @type {typeof English.site} */
export const site = {
  unknown: "–",
  total: (usage, quota) => `${usage} von ${quota}, die der Browser erlaubt`,
  licence: ({ licence, source, note }) =>
    [nameLicence(licence), source.replace("https://", ""), note].filter(Boolean).join(" · "),
  unfinished: (size) => `${size}, unvollständig`,
  remove: (name) => `${name} von diesem Gerät löschen; bei Bedarf wird es wieder geholt`,
  removeOwn: (name) =>
    `${name} von diesem Gerät löschen; um es wieder zu verwenden, muss die Datei neu hinzugefügt werden`,
  persisted: "Der Browser hat zugesagt, das hier zu behalten, bis du es löschst.",
  notPersisted:
    "Der Browser hat nicht zugesagt, das hier zu behalten: Wenn die Platte voll ist, darf er es löschen.",
  persistenceUnasked:
    "Nach dem ersten Freisteller bittet Offcut den Browser, das hier auch bei voller Platte zu behalten.",
  loss: (count) =>
    count === 1
      ? "Die Seite beginnt von vorn, und das Bild in der Liste ist dann weg. Sichere es vorher."
      : `Die Seite beginnt von vorn, und die ${count} Bilder in der Liste sind dann weg. Sichere sie vorher.`,
};

/** @param {string} spdx */
function nameLicence(spdx) {
  return spdx === "NOASSERTION" ? "Lizenz nicht angegeben" : `Lizenz ${spdx.replace("LicenseRef-", "")}`;
}

/** @type {typeof English.network} */
export const network = {
  other: "Eine andere Familie",
  manifest: "Wie es ein Manifest sagt (JSON)",
  height: "Höhe",
  width: "Breite",
  side: "Kürzere Seite",
  multiple: "Vielfaches von",
  documented: (source) => `Werte aus ${source.replace("https://", "")}`,
};

/** @type {typeof English.levels} */
export const levels = { fast: "Schnell", balanced: "Ausgewogen", best: "Beste" };

/** @type {typeof English.backends} */
export const backends = {
  wasm: "Prozessor",
  webgl: "WebGL",
  webgpu: "WebGPU",
  "webgpu-f16": "WebGPU, 16 Bit",
};

/** @type {typeof English.verdicts} */
export const verdicts = {
  trusted: "Richtig",
  wrong: "Falsch, wird deshalb nicht verwendet",
  failed: "Blieb beim Ausprobieren stehen, wird deshalb nicht verwendet",
  absent: "Hier nicht vorhanden",
  unsuited: "Kann dieses Netz nicht ausführen",
  untested: "Noch nicht ausprobiert",
};

/** @type {typeof English.models} */
export const models = { u2netp: "U²-Netp", isnet: "ISNet" };

/** @type {typeof English.card} */
export const card = {
  paper: "Artikel",
  licence: "Lizenz",
  weights: "Gewichte",
};

/** @type {typeof English.shortcuts} */
export const shortcuts = {
  groups: { pictures: "Bilder", view: "Ansicht", edit: "Nachhelfen", page: "Seite" },
  names: {
    add: "Bilder hinzufügen",
    paste: "Bild einfügen",
    next: "Nächstes Bild",
    previous: "Voriges Bild",
    remove: "Bild entfernen",
    download: "Herunterladen",
    copy: "Kopieren",
    beside: "Original und Freisteller",
    slider: "Schieber",
    cutout: "Freisteller",
    original: "Original",
    mask: "Maske",
    doubt: "Zweifel",
    larger: "Größer",
    smaller: "Kleiner",
    fit: "Einpassen",
    hand: "Ansehen",
    erase: "Wegradieren",
    restore: "Zurückholen",
    box: "Rahmen",
    thinner: "Kleinerer Pinsel",
    thicker: "Größerer Pinsel",
    undo: "Rückgängig",
    redo: "Wiederholen",
    move: "Im Bild: es oder den Pinsel bewegen",
    draw: "Im Bild: Strich beginnen und beenden",
    help: "Diese Liste",
    leave: "Schließen oder Werkzeug weglegen",
  },
  keys: { Control: "Strg", Shift: "Umschalt", Delete: "Entf", Escape: "Esc", " ": "Leertaste" },
};

/** @type {string} */
export const automatic = "Automatisch";

/** @type {typeof English.stages} */
export const stages = {
  runtime: "Werkzeuge werden geholt",
  model: "Netz wird geholt",
  session: "Netz wird geweckt",
  decode: "Bild wird geöffnet",
  preprocess: "Wird vorbereitet",
  inference: "Motiv wird gesucht",
  refine: "Kanten werden verfeinert",
  composite: "Wird freigestellt",
  encode: "Datei wird geschrieben",
};

/** @type {typeof English.status} */
export const status = {
  booting: texts.booting,
  ready: "Bereit",
  failed: "Nicht bereit",
  queued: "Wartet",
  waitingForEngine: "Beginnt, sobald Offcut bereit ist",
  working: "Beginnt",
  cancelled: "Angehalten",
  paused: "Pausiert",
  rendering: "Wird angepasst",
  changed: "Geändert",
  testing: "Wird geprüft",
  zoom: (share) => new Intl.NumberFormat(language, { style: "percent" }).format(share),
  pixels: (count) => `${new Intl.NumberFormat(language).format(count)} px`,
  number: (count) => new Intl.NumberFormat(language).format(count),
  percent: (count) =>
    new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(count / 100),
  degrees: (angle) =>
    new Intl.NumberFormat(language, { style: "unit", unit: "degree", unitDisplay: "narrow" }).format(angle),
  exactSize: (size) => size.replace("x", " × ").replace(/(mm|in)$/, " $1"),
  megapixels: (count) => `${count} Megapixel`,
  bytes: (part, whole) => `${part} von ${whole}`,
  remaining: (time) => `noch etwa ${time}`,
  threads: (count) => (count === 1 ? "1 Thread" : `${count} Threads`),
  memory: (size) => `bis zu ${size} Speicher`,
  queue: (done, total) => `${done} von ${total} fertig`,
};

/** @type {Record<CutVerdict, Explanation | null>} */
export const cutVerdicts = {
  good: null,
  "check-edges": {
    title: "Sieh dir die Kanten an.",
    advice: "Einige sind weich oder unsicher: Zweifel zeigt, wo. Die Pinsel und Kanten helfen.",
  },
  "subject-unclear": {
    title: "Es ist nicht klar, was das Motiv ist.",
    advice: "Zieh unter dem Bild einen Rahmen darum oder versuch eine andere Qualität.",
  },
};

/** @type {typeof English.actions} */
export const actions = {
  show: (name) => `${name} zeigen`,
  cancel: (name) => `${name} anhalten`,
  retry: (name) => `${name} noch einmal versuchen`,
  remove: (name) => `${name} entfernen`,
  downloadAll: (count) => `Alle ${count} herunterladen`,
  downloadChosen: (count) => `${count} ausgewählte herunterladen`,
  saveAll: (count) => `Alle ${count} in einen Ordner speichern`,
  saveChosen: (count) => `${count} ausgewählte in einen Ordner speichern`,
  spread: (chosen) => (chosen > 0 ? `Für ${chosen} ausgewählte verwenden` : "Für alle verwenden"),
  choose: (name) => `${name} auswählen`,
  packing: (packed, total) => `${packed + 1} von ${total} wird gepackt`,
  notHandedOver: {
    copy: {
      title: "Das konnte nicht kopiert werden.",
      advice: "Der Browser hat es nicht erlaubt. Lade es stattdessen herunter.",
    },
    share: {
      title: "Das konnte nicht geteilt werden.",
      advice: "Kein Programm hat es genommen. Lade es stattdessen herunter.",
    },
  },
  cutReduced: (size) => `In ${size} freistellen`,
  cutAgain: (choice) => `Neu freistellen: ${choice}`,
};

/** @type {typeof English.announcements} */
export const announcements = {
  moved: (name, place, total) => `${name} ist jetzt ${place} von ${total}.`,
  chosen: (count) => (count === 0 ? "Nichts ausgewählt." : `${count} ausgewählt.`),
  paused: "Pausiert.",
  continued: "Es geht weiter.",
  ready: "Offcut ist bereit.",
  added: (count) => (count === 1 ? "1 Bild hinzugefügt." : `${count} Bilder hinzugefügt.`),
  stage: (name, stage) => `${name}: ${stage}.`,
  done: (name) => `${name} ist freigestellt.`,
  failed: (name, title) => `${name}: ${title}`,
  cancelled: (name) => `${name} wurde angehalten.`,
  handedOver: {
    copy: (name) => `${name} ist kopiert.`,
    share: (name) => `${name} ist geteilt.`,
  },
  networkAdded: (name) => `${name} ist hinzugefügt.`,
};

/** @type {typeof English.alt} */
export const alt = {
  original: (name) => `Original von ${name}`,
  result: (name) => `Freisteller von ${name}`,
};

/** @type {typeof English.errors} */
export const errors = {
  "unsupported-format": {
    title: "Dieses Bild kann Offcut nicht lesen.",
    advice: "Nimm eine Datei im Format JPEG, PNG, WebP, GIF, BMP oder TIFF.",
  },
  "image-too-large": {
    title: "Dieses Bild ist zu groß.",
    advice: "Bis zu 268 Megapixel lassen sich öffnen. Versuch es mit einer kleineren Kopie.",
  },
  truncated: {
    title: "Dieses Bild bricht vor seinem Ende ab.",
    advice: "Vielleicht wurde es nicht ganz kopiert. Hol es noch einmal von dort, wo es herkam.",
  },
  "empty-file": {
    title: "Diese Datei ist leer.",
    advice: "Vielleicht wurde sie nicht ganz kopiert. Hol sie noch einmal von dort, wo sie herkam.",
  },
  unreadable: {
    title: "Das ließ sich nicht öffnen.",
    advice: "Vielleicht wurde es verschoben, oder du darfst es nicht lesen. Prüf das und füg es neu hinzu.",
  },
  manifest: {
    title: "Dieses Netz ist hier nicht bekannt.",
    advice: "Wähl unter Netz ein anderes.",
  },
  "unfit-network": {
    title: "Diese Datei lässt sich nicht als Netz verwenden.",
    advice: "Wähl eine andere.",
  },
  integrity: {
    title: "Ein heruntergeladener Teil kam beschädigt an und wurde nicht verwendet.",
    advice:
      "Versuch es noch einmal. Geschieht es wieder, verändert etwas zwischen dir und dieser Seite die Dateien.",
  },
  download: {
    title: "Ein Teil von Offcut ließ sich nicht holen.",
    advice: "Prüf die Verbindung und versuch es noch einmal.",
  },
  "out-of-memory": {
    title: "Der Arbeitsspeicher hat nicht gereicht.",
    advice: "Schließ andere Tabs, oder nimm eine kleinere Kopie oder die Qualität Schnell.",
  },
  "backend-unavailable": {
    title: "So kann dieses Gerät das Netz nicht ausführen.",
    advice: "Wähl bei „Läuft auf“ Automatisch und versuch es noch einmal.",
  },
  "wrong-result": {
    title: "Das Netz gab eine unbrauchbare Antwort.",
    advice: "Wähl bei „Läuft auf“ Prozessor und versuch es noch einmal.",
  },
  "invalid-option": {
    title: "Diese Einstellungen passen nicht zusammen.",
    advice: "Ändere Qualität, Netz, Format oder Hintergrund und versuch es noch einmal.",
  },
  cancelled: { title: "Das wurde angehalten.", advice: "Versuch es noch einmal, wann du magst." },
  internal: {
    title: "In Offcut ist etwas schiefgegangen.",
    advice: "Versuch es noch einmal. Kommt es wieder, lade die Seite neu.",
  },
};

/** @type {typeof English.reasons} */
export const reasons = {
  transparent: {
    title: "Dieser Browser kann dieses durchsichtige Bild nicht öffnen.",
    advice:
      "Er würde die Farben verändern. Speicher es im Programm, aus dem es kommt, als PNG, oder versuch einen Chromium-Browser.",
  },
  "disk-full": {
    title: "Auf der Platte ist kein Platz.",
    advice: "Schaff welchen und speicher noch einmal.",
  },
  "not-allowed": {
    title: "Der Browser darf dort nicht schreiben.",
    advice: "Wähl einen anderen Ort oder erlaub es, wenn der Browser fragt.",
  },
  "not-written": {
    title: "Das konnte nicht geschrieben werden.",
    advice: "Wähl einen anderen Ort und speicher noch einmal.",
  },
  "not-onnx": {
    title: "Diese Datei ist kein Netz im Format ONNX.",
    advice:
      "Wähl eine, die auf .onnx endet und ganz kopiert wurde. Dateien von PyTorch oder TensorFlow müssen vorher exportiert werden.",
  },
  opset: {
    title: "Dieses Netz verwendet Operationen, die hier nicht bekannt sind.",
    advice: "Exportier es für eine ältere Fassung von ONNX, etwa Opset 17.",
  },
  "external-data": {
    title: "Dieses Netz hat seine Gewichte in einer zweiten Datei.",
    advice: "Speicher es als eine einzige .onnx-Datei, ohne externe Daten.",
  },
  graph: {
    title: "Dieses Netz kann hier nicht ausgeführt werden.",
    advice: "ONNX Runtime nimmt seinen Graphen nicht an. Versuch einen anderen Export.",
  },
  inputs: {
    title: "Dieses Netz nimmt nicht nur ein Bild.",
    advice: "Es muss genau eine Eingabe haben: ein Farbbild, 1 × 3 × Höhe × Breite, in 32-Bit-Zahlen.",
  },
  outputs: {
    title: "Dieses Netz gibt keine Maske.",
    advice: "Seine Ausgabe muss ein Wert je Pixel sein; Netze, die Dinge benennen oder orten, geben anderes.",
  },
  "dry-run": {
    title: "Dieses Netz gab für ein Testbild keine Maske.",
    advice: "Prüf die Familie und unter Werte die Größe.",
  },
  draft: {
    title: "Diese Werte beschreiben kein Netz.",
    advice: "Einer fehlt oder bedeutet nichts. Prüf sie oder das Manifest.",
  },
  "other-file": {
    title: "Das Manifest gehört zu einer anderen Datei.",
    advice: "Die sha256 darin ist nicht die des Netzes, das du gewählt hast.",
  },
  lost: {
    title: "Ein Teil dieses Netzes ist verloren.",
    advice: "Lösch es unter Datenschutz und füg seine Datei neu hinzu.",
  },
  "no-room": {
    title: "Der Browser hat keinen Platz für dieses Netz.",
    advice: "Lösch unter Datenschutz ein anderes oder schaff Platz auf der Platte.",
  },
};

export const emptyFolder = {
  title: "In diesem Ordner sind keine Bilder.",
  advice: "Wähl einen anderen Ordner oder leg die Dateien selbst ab.",
};

/** @type {typeof English.warnings} */
export const warnings = {
  "profile-dropped": "Das Farbprofil passte nicht und wurde weggelassen.",
  "first-frame-only": "Nur das erste Einzelbild wurde verwendet.",
  "bit-depth-reduced": "Aus 16 Bit je Kanal wurden 8.",
  "browser-decoded":
    "Dieser Browser hat es geöffnet, in sRGB mit 8 Bit je Kanal; das Farbprofil ging dabei verloren.",
  "colour-converted": "Die CMYK-Farben wurden in RGB umgewandelt; sie können etwas anders aussehen.",
  "backend-wrong": "Das Ergebnis dieser GPU war falsch, deshalb rechnet der Prozessor.",
  "backend-failed": "Diese GPU blieb beim Ausprobieren stehen, deshalb rechnet der Prozessor.",
  "backend-restarted": "Es blieb mittendrin stehen und wurde neu gestartet.",
  "backend-replaced": "Die GPU hat bei diesem Bild aufgegeben, deshalb hat der Prozessor gerechnet.",
  "no-subject": "Es wurde kein Motiv gefunden, auf das zugeschnitten oder das verschoben werden könnte.",
  enlarged: "Das Foto wurde vergrößert und ist dadurch weniger scharf.",
  reduced: "Das Foto wurde verkleinert.",
  "background-added": "JPEG kennt keine Durchsichtigkeit, deshalb ist der Hintergrund weiß.",
};

export const places = [
  "Oben links",
  "Oben",
  "Oben rechts",
  "Links",
  "Mitte",
  "Rechts",
  "Unten links",
  "Unten",
  "Unten rechts",
];

/** @type {typeof English.presetHints} */
export const presetHints = {
  marketplace: "2000 × 2000, das Produkt füllt 85 %.",
  shop: "2048 × 2048, das Produkt füllt 90 %.",
  passport: "35 × 45 mm bei 300 dpi. Prüf, dass das Gesicht 70 bis 80 % der Höhe füllt.",
  "passport-us": "2 × 2 in bei 300 dpi. Prüf, dass der Kopf 50 bis 69 % der Höhe füllt.",
  square: "1080 × 1080",
  portrait: "1080 × 1350",
  story: "1080 × 1920",
  link: "1200 × 630",
  avatar: "512 × 512",
};

/** @type {typeof English.queue} */
export const queue = {
  pause: "Pause: Das laufende Bild wird noch fertig",
  continue: "Weiter",
  cancelAll: "Alle anhalten, die warten oder laufen",
  clear: "Alle entfernen",
  removeChosen: (count) => `${count} ausgewählte entfernen`,
  cancelChosen: (count) => `${count} ausgewählte anhalten`,
  retryAll: (count) =>
    count === 1
      ? "Das angehaltene oder gescheiterte noch einmal versuchen"
      : `${count} noch einmal versuchen`,
  chosen: (count) => `${count} ausgewählt`,
  doubtful: (count) => (count === 1 ? "1 verdient einen Blick" : `${count} verdienen einen Blick`),
  doubtfulFirst: "Zuerst zeigen, was einen Blick verdient",
  ownOrder: "Zurück zur eigenen Reihenfolge",
  removed: (count) => (count === 1 ? "1 Bild entfernt." : `${count} Bilder entfernt.`),
};

/** @type {typeof English.workspace} */
export const workspace = {
  offer: "Diese Bilder in diesem Browser behalten, damit sie nach dem Neuladen wieder da sind?",
  phases: {
    unknown: "",
    off: "Bilder und Freisteller sind weg, wenn die Seite geschlossen wird.",
    on: "Die Liste kommt wieder, wenn die Seite neu geöffnet wird. Wer diesen Browser benutzt, kann sie sehen.",
    elsewhere: "Ein anderer Tab behält seine Bilder. Die in diesem sind weg, wenn er geschlossen wird.",
    unavailable: "Dieser Browser kann sie nicht behalten: Sie sind weg, wenn die Seite geschlossen wird.",
  },
  count: (count) => (count === 1 ? "1 Bild" : `${count} Bilder`),
  full: "Der Browser hat keinen Platz mehr: Die neuesten Änderungen werden nicht behalten. Sichere sie vorher oder entferne Bilder.",
  unkept: (count) =>
    count === 1
      ? "1 Bild konnte nicht behalten werden. Sichere es vorher."
      : `${count} Bilder konnten nicht behalten werden. Sichere sie vorher.`,
};

/** @type {typeof English.saving} */
export const saving = {
  incomplete: (missing, total, names) =>
    `${missing} von ${total} konnten nicht gespeichert werden: ${names}.`,
};

/** @type {typeof English.tooLarge} */
export const tooLarge = (limit) => ({
  ...errors["image-too-large"],
  advice: `Hier ist Platz für ${limit} und 16.384 Pixel je Seite.`,
});

/** @type {typeof English.formats} */
export const formats = { avif: "AVIF", heic: "HEIC", jxl: "JPEG XL" };

/** @type {typeof English.unsupported} */
export const unsupported = (format) => ({
  title: `Dieser Browser kann ${format}-Bilder nicht öffnen.`,
  advice: "Speicher es im Programm, aus dem es kommt, als JPEG oder PNG, oder versuch einen anderen Browser.",
});
