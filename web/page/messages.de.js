/** Every word a person reads, in German. */

import { nameVariant } from "./variants.de.js";

/** @import {CutVerdict} from "../shared/types.js" */
/** @import {Explanation} from "./messages.en.js" */
/** @import * as English from "./messages.en.js" */

/** @type {string} */
export const language = "de";

/** @type {typeof English.texts} */
export const texts = {
  "welcome-title": "Nur das Motiv.",
  "welcome-lead": "Leg ein Foto ab und bekomm es ohne Hintergrund zurück.",
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
  "view-uncertainty": "Unsichere Stellen",
  stage: "Bild",
  tools: "Werkzeuge",
  tool: "Werkzeug",
  "tool-hand": "Verschieben",
  "tool-erase": "Wegradieren",
  "tool-restore": "Zurückholen",
  "tool-box": "Nur in einem Rahmen freistellen",
  brush: "Pinsel",
  "brush-size": "Größe",
  "brush-hardness": "Härte",
  "brush-snap": "Kanten folgen",
  undo: "Rückgängig",
  redo: "Wiederholen",
  "clear-edits": "Zurücksetzen",
  zoom: "Vergrößerung",
  "zoom-out": "Verkleinern",
  "zoom-in": "Vergrößern",
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
  "background-none": "Transparent",
  "background-white": "Weiß",
  "background-black": "Schwarz",
  "background-own": "Eigene Farbe",
  edges: "Kanten",
  feather: "Weicher",
  "shift-edge": "Weiter, enger",
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
  "updated-title": "Offcut wurde in einem anderen Tab aktualisiert.",
  "updated-advice": "Dieser Tab behält seine Version, bis du ihn neu lädst.",
  "updated-reload": "Neu laden",
  "not-kept-title": "Der Browser hatte keinen Platz, um das Netz zu speichern.",
  "not-kept-advice": "Diesmal läuft es aus dem Speicher; beim nächsten Mal wird es wieder heruntergeladen.",
  "not-kept-make-room": "Platz schaffen",
  "backends-title": "Worauf das Netz läuft",
  "backends-lead":
    "Bevor eine Möglichkeit dein Bild bekommt, muss sie für ein Testbild das richtige Ergebnis liefern. Verwendet wird die schnellste, die das kann.",
  "show-backends": "Prozessor und GPU vergleichen",
  "test-backends": "Erneut prüfen",
  close: "Schließen",
  privacy: "Datenschutz",
  "privacy-title": "Datenschutz und Speicher",
  requests: "Anfragen, seit Offcut bereit war",
  uploaded: "Bytes hochgeladen",
  "why-nothing-leaves":
    "Bilder werden auf diesem Gerät geöffnet und freigestellt. Eine Richtlinie, die der Browser durchsetzt, verbietet dieser Seite jede Verbindung zu anderen Adressen, und von der eigenen lädt sie nur Dateien herunter.",
  requested: "Was angefragt wurde",
  "how-to-check":
    "Sieh selbst nach: Öffne die Entwicklerwerkzeuge des Browsers (F12), wähle Netzwerk und stelle ein Bild frei. Oder trenne die Internetverbindung: Offcut arbeitet weiter.",
  "model-in-use": "Verwendetes Netz",
  kept: "Auf diesem Gerät gespeichert",
  "nothing-kept": "Hier ist kein Netz gespeichert.",
  "kept-networks": "Netze (IndexedDB)",
  "kept-rest": "Seite, Python und ONNX Runtime (Cache Storage)",
  "kept-total": "Insgesamt",
  "network-title": "Netz hinzufügen",
  "network-lead": "Verwende ein eigenes Netz im Format ONNX. Es bleibt auf diesem Gerät.",
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
  "network-output-minmax": "Min–Max",
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
  "how-find":
    "Ein neuronales Netz markiert Pixel für Pixel, was zum Motiv gehört. Das Ergebnis ist die Maske.",
  "how-cut":
    "Die Kanten werden verfeinert und von der Farbe des alten Hintergrunds befreit. Alles andere wird transparent.",
  "how-good": "Das gelingt",
  "how-good-words":
    "Ein Mensch, ein Tier oder ein Gegenstand: ein einziges Motiv, ganz im Bild, scharf und deutlich anders als der Hintergrund.",
  "how-hard": "Das ist schwierig, und was hilft",
  "how-hair": "Haare und Fell",
  "how-hair-help":
    "Weich, aber nicht Strähne für Strähne. Ausgewogen und Beste finden mehr als Schnell; Unsichere Stellen zeigt, wo du nachhelfen kannst.",
  "how-glass": "Glas, Schleier, Rauch",
  "how-glass-help":
    "Sie werden zu dicht. Schalte unter Kanten „Licht durch Glas lassen“ ein; das hilft vor allem bei Beste. Den Rest machst du mit einem großen, weichen Pinsel.",
  "how-blur": "Bewegungsunschärfe",
  "how-blur-help":
    "Die Spur wird zu hart abgeschnitten. Mach sie unter Kanten weicher oder radiere den Rest weg.",
  "how-contrast": "Geht im Hintergrund unter",
  "how-contrast-help":
    "Vielleicht fehlen Teile. Male sie mit Zurückholen wieder hinein; Kanten folgen macht es leichter.",
  "how-several": "Mehrere Motive, gedruckte Seiten",
  "how-several-help":
    "In einer Menge, auf einem Plakat oder einer Seite kann Offcut nicht wissen, was du willst. Zieh einen oder mehrere Rahmen darum.",
  "how-check": "Nichts wird hochgeladen",
  "how-networks": "Die Netze",
  "how-networks-words":
    "Forscher haben sie darauf trainiert, das Auffälligste auf einem Foto zu finden. Mit welchen Bildern, steht in ihren Artikeln.",
  "how-samples": "Die Beispielbilder",
  "how-samples-words":
    "Eileen Collins: NASA, gemeinfrei. Chelsea, die Katze: Stefan van der Walt, CC0. Kaffee: Rachel Michetti, CC0. Falcon 9: SpaceX, gemeinfrei.",
  "how-licences": "Alle Lizenzen",
  shortcuts: "Tastenkürzel",
  "single-keys": "Tastenkürzel mit nur einer Taste",
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
  "eye-dropper": "Farbe vom Bildschirm aufnehmen",
  "gradient-from": "Von",
  "gradient-to": "Nach",
  "gradient-angle": "Richtung",
  "choose-image": "Bild auswählen",
  fit: "Einpassung des Bildes",
  "fit-cover": "Füllend",
  "fit-contain": "Ganz",
  around: "Darum herum",
  "image-place": "Position des Bildes",
  blur: "Unschärfe",
  shadow: "Schatten",
  "shadow-none": "Keiner",
  "shadow-drop": "An der Wand",
  "shadow-contact": "Am Boden",
  "shadow-strength": "Stärke",
  layout: "Layout",
  "layout-photo": "Original",
  "layout-crop": "Zuschnitt",
  "layout-aspect": "Verhältnis",
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
  "subject-place": "Position des Motivs",
  translucent: "Licht durch Glas lassen",
  "file-name": "Dateiname",
  "name-pattern": "Muster für Dateinamen",
  "name-mistake": "Dateinamen dürfen diese Zeichen nicht enthalten.",
  "name-hint": "Für alle Dateien. Diese werden für dich ausgefüllt:",
  copy: "Kopieren",
  share: "Teilen",
  "keep-pictures": "Meine Bilder in diesem Browser behalten",
  "delete-pictures": "Die gespeicherten Bilder löschen; die in der Liste bleiben, bis du die Seite schließt",
};

/** @type {typeof English.site} */
export const site = {
  unknown: "–",
  total: (usage, quota) => `${usage} von ${quota}, die der Browser erlaubt`,
  licence: ({ licence, source, note }) =>
    [nameLicence(licence), source.replace("https://", ""), note].filter(Boolean).join(" · "),
  unfinished: (size) => `${size}, unvollständig`,
  remove: (name) => `${name} von diesem Gerät löschen; bei Bedarf wird es wieder heruntergeladen`,
  removeOwn: (name) => `${name} von diesem Gerät löschen; um es wieder zu verwenden, füg die Datei neu hinzu`,
  persisted: "Der Browser behält das hier, bis du es löschst.",
  notPersisted: "Der Browser darf das hier löschen, wenn die Festplatte voll ist.",
  persistenceUnasked:
    "Nach dem ersten Freisteller bittet Offcut den Browser, das hier auch bei voller Festplatte zu behalten.",
  loss: (count) =>
    count === 1
      ? "Die Seite wird neu geladen, und das Bild in der Liste geht verloren. Sichere es vorher."
      : `Die Seite wird neu geladen, und die ${count} Bilder in der Liste gehen verloren. Sichere sie vorher.`,
};

/** @param {string} spdx */
function nameLicence(spdx) {
  return spdx === "NOASSERTION" ? "Lizenz nicht angegeben" : `Lizenz ${spdx.replace("LicenseRef-", "")}`;
}

/** @type {typeof English.network} */
export const network = {
  other: "Eine andere Familie",
  manifest: "Aus einem Manifest (JSON)",
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
  trusted: "Funktioniert",
  wrong: "Liefert falsche Ergebnisse und wird deshalb nicht verwendet",
  failed: "Ist beim Test ausgefallen und wird deshalb nicht verwendet",
  absent: "Nicht verfügbar",
  unsuited: "Kann dieses Netz nicht ausführen",
  untested: "Noch nicht getestet",
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
    uncertainty: "Unsichere Stellen",
    larger: "Vergrößern",
    smaller: "Verkleinern",
    fit: "Einpassen",
    hand: "Verschieben",
    erase: "Wegradieren",
    restore: "Zurückholen",
    box: "Rahmen",
    thinner: "Kleinerer Pinsel",
    thicker: "Größerer Pinsel",
    undo: "Rückgängig",
    redo: "Wiederholen",
    move: "Im Bild: das Bild oder den Pinsel bewegen",
    draw: "Im Bild: Strich beginnen und beenden",
    help: "Diese Liste zeigen",
    leave: "Schließen oder das Werkzeug verlassen",
  },
  keys: { Control: "Strg", Shift: "Umschalt", Delete: "Entf", Escape: "Esc", " ": "Leertaste" },
};

/** @type {string} */
export const automatic = "Automatisch";

/** @type {typeof English.stages} */
export const stages = {
  runtime: "Werkzeuge werden geladen",
  model: "Netz wird geladen",
  session: "Netz wird gestartet",
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
  stalled: "Es kommen keine Daten an. Neuer Versuch",
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
    advice:
      "Einige sind weich oder unsicher: Unsichere Stellen zeigt, wo. Nimm die Pinsel oder die Optionen unter Kanten.",
  },
  "subject-unclear": {
    title: "Es ist nicht klar, was das Motiv ist.",
    advice: "Zieh mit dem Werkzeug unter dem Bild einen Rahmen darum oder versuch eine andere Qualität.",
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
  spread: (chosen) => (chosen > 0 ? `Auf ${chosen} ausgewählte anwenden` : "Auf alle anwenden"),
  choose: (name) => `${name} auswählen`,
  packing: (packed, total) => `${packed + 1} von ${total} wird gepackt`,
  notHandedOver: {
    copy: {
      title: "Das konnte nicht kopiert werden.",
      advice: "Der Browser hat es nicht erlaubt. Lade es stattdessen herunter.",
    },
    share: {
      title: "Das konnte nicht geteilt werden.",
      advice: "Kein Programm hat es angenommen. Lade es stattdessen herunter.",
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
    copy: (name) => `${name} wurde kopiert.`,
    share: (name) => `${name} wurde geteilt.`,
  },
  networkAdded: (name) => `${name} wurde hinzugefügt.`,
};

/** @type {typeof English.alt} */
export const alt = {
  original: (name) => `Original von ${name}`,
  result: (name) => `Freisteller von ${name}`,
};

/** @type {typeof English.errors} */
export const errors = {
  "unsupported-format": {
    title: "Diese Datei kann Offcut nicht lesen.",
    advice: "Nimm ein Bild im Format JPEG, PNG, WebP, AVIF, GIF, BMP oder TIFF.",
  },
  "image-too-large": {
    title: "Dieses Bild ist zu groß.",
    advice: "Versuch es mit einer kleineren Kopie.",
  },
  truncated: {
    title: "Dieses Bild ist unvollständig.",
    advice: "Kopier es noch einmal oder lade es neu herunter.",
  },
  "empty-file": {
    title: "Diese Datei ist leer.",
    advice: "Kopier sie noch einmal oder lade sie neu herunter.",
  },
  unreadable: {
    title: "Das ließ sich nicht öffnen.",
    advice: "Vielleicht wurde es verschoben, oder dir fehlt die Berechtigung. Prüf das und füg es neu hinzu.",
  },
  manifest: {
    title: "Dieses Netz ist unbekannt.",
    advice: "Wähl unter Netz ein anderes.",
  },
  "unfit-network": {
    title: "Diese Datei lässt sich nicht als Netz verwenden.",
    advice: "Wähl eine andere Datei.",
  },
  integrity: {
    title: "Ein Download war beschädigt und wurde nicht verwendet.",
    advice:
      "Versuch es noch einmal. Geschieht es immer wieder, verändert etwas zwischen dir und dieser Seite die Dateien.",
  },
  download: {
    title: "Ein Teil von Offcut ließ sich nicht herunterladen.",
    advice: "Prüf die Verbindung und versuch es noch einmal.",
  },
  "out-of-memory": {
    title: "Der Arbeitsspeicher hat nicht gereicht.",
    advice: "Schließ andere Tabs, nimm eine kleinere Kopie oder stell die Qualität auf Schnell.",
  },
  "backend-unavailable": {
    title: "Dieser Prozessor oder diese GPU lässt sich hier nicht verwenden.",
    advice: "Wähl bei „Läuft auf“ Automatisch und versuch es noch einmal.",
  },
  "wrong-result": {
    title: "Das Netz lieferte ein unbrauchbares Ergebnis.",
    advice: "Wähl bei „Läuft auf“ Prozessor und versuch es noch einmal.",
  },
  "invalid-option": {
    title: "Diese Einstellungen passen nicht zusammen.",
    advice: "Ändere Qualität, Netz, Format oder Hintergrund und versuch es noch einmal.",
  },
  cancelled: { title: "Das wurde angehalten.", advice: "Du kannst es jederzeit noch einmal versuchen." },
  internal: {
    title: "In Offcut ist etwas schiefgegangen.",
    advice: "Versuch es noch einmal. Geschieht es wieder, lade die Seite neu.",
  },
};

/** @type {typeof English.reasons} */
export const reasons = {
  address: {
    title: "Das ist nur die Adresse eines Bildes.",
    advice:
      "Offcut lädt nichts von anderen Seiten. Speicher das Bild zuerst, oder kopier das Bild selbst (nicht seine Adresse).",
  },
  "no-picture": {
    title: "Darin ist kein Bild.",
    advice: "Zieh ein Bild oder seine Datei hierher oder füg es ein.",
  },
  transparent: {
    title: "Dieser Browser kann dieses transparente Bild nicht öffnen.",
    advice:
      "Er würde die Farben verändern. Speicher es im Programm, aus dem es kommt, als PNG, oder versuch einen Browser auf Chromium-Basis.",
  },
  "disk-full": {
    title: "Die Festplatte ist voll.",
    advice: "Schaff Platz und speicher noch einmal.",
  },
  "not-allowed": {
    title: "Der Browser darf dort nicht schreiben.",
    advice: "Wähl einen anderen Ort oder erlaub es, wenn der Browser fragt.",
  },
  "not-written": {
    title: "Das konnte nicht gespeichert werden.",
    advice: "Wähl einen anderen Ort und speicher noch einmal.",
  },
  insecure: {
    title: "Diese Adresse ist nicht sicher.",
    advice: "Offcut braucht https. Öffne dieselbe Adresse mit https:// am Anfang.",
  },
  "share-lost": {
    title: "Was geteilt wurde, ließ sich nicht lesen.",
    advice: "Teile es noch einmal oder öffne es hier mit „Bilder auswählen“.",
  },
  "share-full": {
    title: "Für alles, was geteilt wurde, war kein Platz.",
    advice:
      "Schaffe Platz unter „Datenschutz“ und teile den Rest noch einmal, oder öffne ihn hier mit „Bilder auswählen“.",
  },
  "not-onnx": {
    title: "Diese Datei ist kein Netz im Format ONNX.",
    advice:
      "Wähl eine vollständige .onnx-Datei. Exportier Dateien von PyTorch oder TensorFlow vorher als ONNX.",
  },
  opset: {
    title: "Dieses Netz verwendet Operationen, die hier nicht unterstützt werden.",
    advice: "Exportier es für eine ältere ONNX-Version, etwa Opset 17.",
  },
  "external-data": {
    title: "Die Gewichte dieses Netzes stehen in einer zweiten Datei.",
    advice: "Speicher es als eine einzige .onnx-Datei, ohne externe Daten.",
  },
  graph: {
    title: "Dieses Netz kann hier nicht ausgeführt werden.",
    advice: "ONNX Runtime lehnt seinen Graphen ab. Exportier es auf andere Weise.",
  },
  inputs: {
    title: "Die Eingabe dieses Netzes ist nicht nur ein Bild.",
    advice:
      "Es muss genau eine Eingabe haben: ein Farbbild, 1 × 3 × Höhe × Breite, in 32-Bit-Gleitkommazahlen.",
  },
  outputs: {
    title: "Die Ausgabe dieses Netzes ist keine Maske.",
    advice: "Sie muss ein Wert je Pixel sein; Netze, die Objekte benennen oder orten, liefern etwas anderes.",
  },
  "dry-run": {
    title: "Dieses Netz lieferte für ein Testbild keine Maske.",
    advice: "Prüf die Familie und unter Werte die Größe.",
  },
  draft: {
    title: "Diese Werte beschreiben kein Netz.",
    advice: "Einer fehlt oder ist ungültig. Prüf sie oder das Manifest.",
  },
  "other-file": {
    title: "Dieses Manifest gehört zu einer anderen Datei.",
    advice: "Seine sha256 passt nicht zu dem Netz, das du gewählt hast.",
  },
  lost: {
    title: "Ein Teil dieses Netzes fehlt.",
    advice: "Lösch es unter Datenschutz und füg seine Datei neu hinzu.",
  },
  "no-room": {
    title: "Der Browser hat keinen Platz für dieses Netz.",
    advice: "Lösch unter Datenschutz ein anderes oder schaff Platz auf der Festplatte.",
  },
};

/** @param {number} count @returns {Explanation} */
export const leftOut = (count) => ({
  title:
    count === 1 ? "1 geteilte Datei wurde ausgelassen." : `${count} geteilte Dateien wurden ausgelassen.`,
  advice:
    "Bis zu 100 Dateien, zusammen 512 MB, lassen sich auf einmal teilen. Teile die übrigen noch einmal.",
});

export const emptyFolder = {
  title: "In diesem Ordner sind keine Bilder.",
  advice: "Wähl einen anderen Ordner oder leg die Dateien selbst ab.",
};

/** @type {typeof English.warnings} */
export const warnings = {
  "profile-dropped": "Das Farbprofil passte nicht und wurde weggelassen.",
  "metadata-dropped": "Ein Teil der Metadaten ist beschädigt und wurde weggelassen.",
  "resolution-dropped": "Die angegebene Auflösung ist unmöglich und wurde weggelassen.",
  "end-missing": "Das Ende der Datei fehlt; höchstens ein Teil der letzten Zeilen ist verloren.",
  "gain-map-dropped": "Die Gain Map für HDR-Bildschirme wurde weggelassen.",
  "colours-to-srgb": "Die Farben wurden in sRGB umgerechnet.",
  "colours-not-converted": "Offcut kann die Farbbeschreibung nicht lesen, deshalb wurde sRGB angenommen.",
  "adobe-rgb-by-exif": "Es gibt Adobe RGB an, hat aber kein Farbprofil; deshalb wurde sRGB angenommen.",
  "first-frame-only": "Nur das erste Einzelbild wurde verwendet.",
  "bit-depth-reduced": "Es wurde auf 8 Bit je Kanal reduziert.",
  "browser-decoded": "Der Browser hat es als sRGB mit 8 Bit geöffnet; das Farbprofil blieb nicht erhalten.",
  "colour-converted": "Die CMYK-Farben wurden in RGB umgewandelt; sie sehen vielleicht etwas anders aus.",
  "backend-wrong": "Diese GPU liefert falsche Ergebnisse, deshalb wird der Prozessor verwendet.",
  "backend-failed": "Diese GPU ist beim Test ausgefallen, deshalb wird der Prozessor verwendet.",
  "backend-restarted": "Das Netz blieb mittendrin stehen und wurde neu gestartet.",
  "backend-replaced":
    "Die GPU konnte dieses Bild nicht fertigstellen, deshalb wurde der Prozessor verwendet.",
  "no-subject": "Es wurde kein Motiv gefunden, auf das zugeschnitten oder das verschoben werden könnte.",
  enlarged: "Das Foto wurde vergrößert und ist dadurch weniger scharf.",
  reduced: "Das Foto wurde verkleinert.",
  "background-added": "JPEG kennt keine Transparenz, deshalb ist der Hintergrund weiß.",
  "background-not-converted":
    "Ein Farbprofil lässt sich nicht umrechnen; die Farben des Hintergrunds können abweichen.",
};

/** @type {typeof English.behind} */
export const behind = (words) => `Hintergrundbild: ${words}`;

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
  marketplace: "2000 × 2000; das Produkt füllt 85 %.",
  shop: "2048 × 2048; das Produkt füllt 90 %.",
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
  pause: "Nach dem laufenden Bild pausieren",
  continue: "Fortsetzen",
  cancelAll: "Alle wartenden und laufenden anhalten",
  clear: "Alle entfernen",
  removeChosen: (count) => `${count} ausgewählte entfernen`,
  cancelChosen: (count) => `${count} ausgewählte anhalten`,
  retryAll: (count) =>
    count === 1 ? "1 Bild noch einmal versuchen" : `${count} Bilder noch einmal versuchen`,
  chosen: (count) => `${count} ausgewählt`,
  toReview: (count) => (count === 1 ? "1 verdient einen Blick" : `${count} verdienen einen Blick`),
  reviewFirst: "Zuerst zeigen, was einen Blick verdient",
  ownOrder: "Zurück zur eigenen Reihenfolge",
  removed: (count) => (count === 1 ? "1 Bild entfernt." : `${count} Bilder entfernt.`),
};

/** @type {typeof English.workspace} */
export const workspace = {
  offer: "Diese Bilder in diesem Browser behalten, damit sie nach dem Neuladen wieder da sind?",
  phases: {
    unknown: "",
    off: "Bilder und Freisteller gehen verloren, wenn du die Seite schließt.",
    on: "Die Liste ist wieder da, wenn du die Seite neu öffnest. Wer diesen Browser benutzt, kann sie sehen.",
    elsewhere: "Ein anderer Tab behält seine Bilder. Die in diesem gehen verloren, wenn du ihn schließt.",
    unavailable: "Dieser Browser kann keine Bilder behalten: Sie gehen verloren, wenn du die Seite schließt.",
  },
  count: (count) => (count === 1 ? "1 Bild" : `${count} Bilder`),
  full: "Der Browser hat keinen Platz mehr: Deine letzten Änderungen werden nicht behalten. Sichere deine Freisteller oder entferne Bilder.",
  unkept: (count) =>
    count === 1
      ? "1 Bild konnte nicht behalten werden. Sichere es, bevor du die Seite schließt."
      : `${count} Bilder konnten nicht behalten werden. Sichere sie, bevor du die Seite schließt.`,
};

/** @type {typeof English.saving} */
export const saving = {
  incomplete: (missing, total, names) =>
    `${missing} von ${total} konnten nicht gespeichert werden: ${names}.`,
};

/** @type {typeof English.tooLarge} */
export const tooLarge = (limit) => ({
  ...errors["image-too-large"],
  advice: `Dieses Gerät schafft bis zu ${limit} und 16.384 Pixel je Seite.`,
});

/** @type {typeof English.formats} */
export const formats = { avif: "AVIF", heic: "HEIC", jxl: "JPEG XL" };

/** @type {typeof English.unreadVariant} */
export const unreadVariant = (variant) => ({
  title: `Das ist ${nameVariant(variant)}; so etwas kann Offcut nicht lesen.`,
  advice: "Speicher das Bild im Programm, aus dem es kommt, als PNG oder als JPEG mit 8 Bit.",
});

/** @type {typeof English.unsupported} */
export const unsupported = (format) => ({
  title: `Dieser Browser kann ${format}-Bilder nicht öffnen.`,
  advice: "Speicher es im Programm, aus dem es kommt, als JPEG oder PNG, oder versuch einen anderen Browser.",
});
