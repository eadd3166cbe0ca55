import type * as english from '../en/search';
import { n, s } from './words';

// Die Suche: Feld, Filter, Gründe, und was gesagt wird, wenn nichts gefunden ist.

export const search: typeof english.search = {
  title: 'Suche', field: 'Deine Fotos durchsuchen', placeholder: 'Personen, Orte, Dinge, Wörter suchen', clear: 'Leeren', suggestions: 'Vorschläge',
  photos: (value: number) => s(value, 'Foto', 'Fotos'), bestFirst: ', die besten zuerst', newestFirst: ', die neuesten zuerst', building: 'Ältere Fotos werden noch gelesen.',
  narrow: 'Suche eingrenzen', person: 'Person', month: 'Monat', place: 'Ort', camera: 'Kamera', tag: 'Schlagwort', favorites: 'Favoriten', videos: 'Videos', without: (filter: string) => `Ohne ${filter}`,
  nothing: (words: string) => `Nichts gefunden für „${words}“`, nothingHere: 'Nichts gefunden', nothingHelp: 'Weniger Wörter finden mehr.', tryInstead: 'Damit würde etwas gefunden:',
  start: 'Was suchst du?', startHelp: 'Namen, Orte, Daten wie „Sommer 2023“, Wörter in einem Foto, den Namen einer Datei.',
  kinds: { person: 'Person', album: 'Album', tag: 'Schlagwort', place: 'Ort', caption: 'Beschreibung', text: 'Text im Foto', file: 'Datei', camera: 'Kamera' },
  count: n,
};
