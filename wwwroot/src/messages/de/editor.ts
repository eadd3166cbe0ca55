import type * as english from '../en/editor';

export const editor: typeof english.editor = {
  title: 'Foto bearbeiten', openKey: 'Foto bearbeiten', cancel: 'Abbrechen', done: 'Fertig', reset: 'Zurücksetzen', undo: 'Rückgängig', redo: 'Wiederholen', compare: 'Vergleichen', tabs: 'Was sich ändern soll',
  tab: { crop: 'Zuschnitt', adjust: 'Anpassen', filters: 'Filter' },
  kept: 'Dein Original wird nie verändert. Zurücksetzen bringt es genau so zurück.', saved: 'Gesichert. Das Original ist aufbewahrt.', reverted: 'Wieder wie es kam',
  changedMeanwhile: 'Dieses Foto wurde inzwischen geändert. Sieh es dir noch einmal an, dann bearbeite es.', couldNot: 'Die Bearbeitung ließ sich nicht ausführen. Das Foto ist wie zuvor.',
  leave: 'Gehen, ohne zu sichern?', leaveHelp: 'Was du hier geändert hast, ist dann weg. Das Foto bleibt, wie es war.', stay: 'Bleiben', go: 'Gehen',
  loading: 'Das Foto wird vorbereitet', failed: 'Lässt sich nicht bearbeiten', failedHelp: 'Das Original ist aufbewahrt, wie es kam.',
  preview: 'Das Foto mit deinen Änderungen', before: 'Das Foto vor deinen Änderungen', histogram: 'Wie hell das Foto ist, von dunkel bis hell',
  slider: { brightness: 'Helligkeit', contrast: 'Kontrast', highlights: 'Lichter', shadows: 'Schatten', warmth: 'Wärme', saturation: 'Sättigung', sharpness: 'Schärfe', vignette: 'Vignette' },
  filter: { none: 'Ohne', vivid: 'Lebhaft', warm: 'Warm', cool: 'Kühl', fade: 'Blass', mono: 'Grau', noir: 'Noir', sepia: 'Sepia' }, filters: 'Filter',
  shape: 'Form', free: 'Frei', original: 'Original', lying: 'Quer', standing: 'Hoch', turnShape: 'Form drehen', straighten: 'Gerade richten', degrees: (value) => `${value}°`,
  rotateLeft: 'Nach links drehen', rotateRight: 'Nach rechts drehen', left: 'Links', right: 'Rechts', flip: 'Spiegeln', size: 'Größe', keeps: 'Behält', part: (percent) => `${percent} % des Fotos`,
  frame: 'Rahmen des Zuschnitts. Pfeiltasten bewegen ihn.', handle: { nw: 'Ecke 1', n: 'Kante 1', ne: 'Ecke 2', e: 'Kante 2', se: 'Ecke 3', s: 'Kante 3', sw: 'Ecke 4', w: 'Kante 4' }, handleHelp: 'Pfeiltasten ziehen daran.',
  cropSize: (width, height) => `${width} mal ${height} Pixel`,
};
