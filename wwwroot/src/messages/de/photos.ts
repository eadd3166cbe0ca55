import type * as english from '../en/photos';
import { n, photos, s } from './words';

export const empty: typeof english.empty = {
  timeline: 'Hier kommen deine Fotos hin', timelineHelp: 'Lege Dateien oder Ordner irgendwo auf dieser Seite ab.', choose: 'Fotos auswählen', ways: 'Andere Wege hinein', bring: 'Eine Bibliothek holen', bringHelp: 'Ein Ordner, ein Zip, ein Google Takeout: Starte das, wo der Server läuft. Nichts wird verschoben, Alben und Daten kommen mit.', phone: 'Ein Handy verbinden', phoneHelp: 'Mit jedem Programm, das WebDAV kann, kommt jedes neue Foto von selbst.', phoneGo: 'Adresse zeigen', people: 'Die Familie hinzufügen', peopleHelp: 'Alle haben ihre eigene Bibliothek, und niemand sieht die eines anderen.', peopleGo: 'Person hinzufügen',
  nothing: 'Noch nichts hier', favorites: 'Drücke F bei einem Foto, das du liebst.', archive: 'Archivierte Fotos verlassen die Zeitleiste, nicht die Bibliothek.',
  trash: 'Der Papierkorb ist leer', trashHelp: 'Was du löschst, wartet hier 30 Tage.',
};

export const grid: typeof english.grid = {
  photoOn: (date) => `Foto, ${date}`, videoOn: (date, length) => (length ? `Video, ${length}, ${date}` : `Video, ${date}`), stackOn: (date, count) => `Foto, ${date}, ${n(count)} im Stapel`, onItsWay: (what) => `${what}, unterwegs`,
  failed: 'Lässt sich nicht zeigen', details: 'Details', stuck: 'Die nächsten Fotos sind nicht gekommen.', movedTo: (place, total) => `Platz ${n(place)} von ${n(total)}`, selectDay: (day) => `${day} auswählen`, photos,
  date: 'Datum', newPhotos: (value) => s(value, 'neues Foto', 'neue Fotos'), loading: 'Fotos werden geladen', favorite: 'Favorit', raw: 'RAW', live: 'Live',
};

export const select: typeof english.select = {
  album: 'In ein Album', more: 'Mehr', bar: 'Ausgewählte Fotos', clear: 'Auswahl aufheben', selected: (value) => `${n(value)} ausgewählt`, allOf: (day) => `Alle vom ${day} auswählen`,
  favorite: 'Zu den Favoriten', unfavorite: 'Aus den Favoriten nehmen', archive: 'Archivieren', unarchive: 'Zurück in die Zeitleiste', trash: 'In den Papierkorb', download: 'Original herunterladen', restore: 'Wiederherstellen',
  short: { album: 'Album', favorite: 'Favorit', unfavorite: 'Kein Favorit', archive: 'Archiv', unarchive: 'Zurückholen', trash: 'Löschen', download: 'Sichern', restore: 'Zurück' },
};

export const toast: typeof english.toast = {
  trashed: (value) => `${photos(value)} in den Papierkorb gelegt`, restored: (value) => `${photos(value)} wiederhergestellt`,
  archived: (value) => `${photos(value)} archiviert`, unarchived: (value) => `${photos(value)} zurück in der Zeitleiste`,
  favorited: (value) => `${photos(value)} zu den Favoriten gelegt`, unfavorited: (value) => `${photos(value)} aus den Favoriten genommen`,
  notDone: 'Das hat nicht geklappt. Es wurde nichts geändert.', erased: (value) => `${photos(value)} gelöscht`, saved: 'Gespeichert', undone: 'Zurückgenommen',
};

export const trash: typeof english.trash = {
  empty: 'Papierkorb leeren', help: 'Fotos im Papierkorb werden nach 30 Tagen gelöscht.', askTitle: (value) => `${photos(value)} endgültig löschen?`,
  askHelp: 'Die Originale werden von diesem Server gelöscht. Das kann niemand rückgängig machen.', keep: 'Behalten', erase: (value) => `${photos(value)} löschen`,
};
