import type * as english from '../en/explore';
import { n, photos, s } from './words';

export const explore: typeof english.explore = {
  title: 'Entdecken', places: 'Orte', allPlaces: (value) => (value > 0 ? `Alle ${n(value)}` : 'Alle Orte'), map: 'Karte', onThisDay: 'An diesem Tag', recent: 'Zuletzt hinzugefügt', all: 'Alle', yearsAgo: (value) => (value === 1 ? 'Vor 1 Jahr' : `Vor ${n(value)} Jahren`),
  duplicates: 'Duplikate', duplicatesHelp: (value) => (value === 0 ? 'Keine Duplikate' : `${s(value, 'Gruppe', 'Gruppen')} zum Durchsehen`), storage: 'Speicher',
  nothing: 'Noch nichts zu entdecken', nothingHelp: 'Fotos, die wissen, wann und wo sie entstanden sind, erscheinen hier.',
  photos, recentPhoto: (at) => `Zuletzt hinzugefügt, Foto ${n(at)}`, day: (date) => `An diesem Tag, ${date}`,
};

export const places: typeof english.places = {
  title: 'Orte', none: 'Noch keine Orte', noneHelp: 'Fotos mit Standort stehen hier nach Land, Region und Ort.', parts: { country: (value) => s(value, 'Region', 'Regionen'), region: (value) => s(value, 'Ort', 'Orte') },
  elsewhere: (country) => `Anderswo in ${country}`, unnamed: 'Anderswo', onMap: 'Auf der Karte zeigen', up: 'Nach oben', empty: 'Hier sind keine Fotos', emptyHelp: 'Vielleicht sind sie im Papierkorb oder im Archiv.', within: (place) => `Orte in ${place}`,
};

export const map: typeof english.map = {
  title: 'Karte', label: 'Karte deiner Fotos', help: 'Pfeile verschieben die Karte, Plus und Minus vergrößern und verkleinern. Tab geht von Marke zu Marke.', zoomIn: 'Vergrößern', zoomOut: 'Verkleinern', whole: 'Alle Fotos',
  near: (value, place) => `${photos(value)} bei ${place}`, select: 'Bereich auswählen', selecting: 'Zieh über die Fotos, die du meinst.', here: 'Fotos hier', area: 'In diesem Bereich', close: 'Schließen', stop: 'Keinen Bereich mehr auswählen',
  selectAll: (value) => `${n(value)} auswählen`, clearAll: 'Auswahl aufheben', open: 'Als Raster öffnen', list: 'Liste der Orte', nothing: 'Hier sind keine Fotos mit Ort', nothingHelp: 'Zeig einen größeren Ausschnitt oder gib einem Foto einen Ort.',
  years: 'Alle Jahre', year: (value) => `Jahr: ${value}`, more: 'Mehr Fotos', places: (value) => s(value, 'Ort', 'Orte'), and: (first, more) => `${first} und ${s(more, 'weiterer Ort', 'weitere Orte')}`, attribution: 'Karte: Natural Earth. Namen: GeoNames.', one: 'Karte, wo es entstanden ist', showOnMap: 'Auf der Karte zeigen',
  keys: { move: 'Karte verschieben', zoom: 'Vergrößern, verkleinern', whole: 'Alle Fotos', area: 'Bereich auswählen' },
};

export const duplicates: typeof english.duplicates = {
  title: 'Duplikate', none: 'Keine Duplikate', noneHelp: 'PhotoGrid vergleicht neue Fotos, sobald sie kommen.', done: 'Das waren alle', doneHelp: 'PhotoGrid vergleicht neue Fotos, sobald sie kommen.', seeSkipped: (value) => `${s(value, 'übersprungene Gruppe', 'übersprungene Gruppen')} noch einmal ansehen`,
  group: (at, total) => `Gruppe ${n(at)} von ${n(total)}.`, frees: (size) => `Für alle zu wählen, gibt ${size} frei.`, acceptExact: (value) => (value === 1 ? '1 genaue Kopie annehmen' : `${n(value)} genaue Kopien annehmen`), accepting: (done, total) => `${n(done)} von ${n(total)} angenommen`,
  choose: 'wählen', confirm: 'bestätigen', skipKey: 'überspringen', keep: 'Behalten', trash: 'Papierkorb', size: 'Größe', file: 'Datei', taken: 'Entstanden', place: 'Ort', albums: 'Alben', noAlbums: 'Keine', noPlace: 'Keiner', camera: 'Kamera', caption: 'Bildtext', look: 'Ansehen', same: 'Dieselben Bytes',
  go: (keep, trash) => (trash === 0 ? `Alle ${n(keep)} behalten` : `${n(keep)} behalten, ${n(trash)} in den Papierkorb`), keepAll: 'Alle behalten', skip: 'Überspringen', note: 'Im Papierkorb bleiben sie 30 Tage. Alben, Bildtexte und Favoriten gehen auf das Foto über, das du behältst.',
  settled: (kept, trashed) => (trashed === 0 ? `Alle ${n(kept)} behalten` : `${n(kept)} behalten, ${n(trashed)} im Papierkorb`), accepted: (value) => `${s(value, 'genaue Kopie', 'genaue Kopien')} angenommen`, keepsOne: 'Eines davon bleibt.', exact: 'Genaue Kopien', similar: 'Sie sehen gleich aus', choice: 'Fotos, die vielleicht dasselbe sind',
  keys: { choose: 'Wählen, welches bleibt', also: 'Dieses auch behalten', confirm: 'Bestätigen' },
};
