import type * as english from '../en/viewer';
import { n } from './words';

export const viewer: typeof english.viewer = {
  photo: 'Foto', back: 'Zurück', favorite: 'Favorit', download: 'Original herunterladen', trash: 'In den Papierkorb', restore: 'Wiederherstellen', archive: 'Archivieren', unarchive: 'Zurück in die Zeitleiste',
  edit: 'Bearbeiten', asShown: 'Herunterladen wie gezeigt', details: 'Details', closeDetails: 'Details schließen', previous: 'Voriges Foto', next: 'Nächstes Foto', more: 'Mehr', zoom: 'Vergrößern', lights: 'Licht aus',
  pending: 'Unterwegs. Das Bild wird gerade gemacht.', failed: 'Lässt sich nicht zeigen', failedHelp: 'Das Original ist aufbewahrt, wie es kam.', gone: 'Unter dieser Adresse ist nichts',
  save: 'Sichern', album: 'In ein Album', short: { album: 'Album', trash: 'Löschen', archive: 'Archiv', unarchive: 'Zurückholen', restore: 'Zurück', details: 'Details', favorite: 'Favorit' },
  editDate: 'Datum und Uhrzeit ändern', dateAndTime: 'Datum und Uhrzeit', dateAndZone: (zone) => `Datum und Uhrzeit, ${zone}`, dateChanged: 'Datum geändert', zone: (offset) => `UTC${offset}`,
  editPlace: 'Ort ändern', addPlace: 'Ort hinzufügen', place: 'Ort', places: 'Orte', placeHint: 'Eine Stadt oder 60.393, 5.324', noPlace: 'So heißt keine Stadt. Koordinaten gehen auch.', placeChanged: 'Ort geändert', placeRemoved: 'Ort entfernt', removePlace: 'Ort entfernen',
  addTag: 'Schlagwort hinzufügen', tagHint: 'Ein Wort', removeTag: (name) => `Schlagwort ${name} entfernen`, tagAdded: (name) => `Schlagwort „${name}“ hinzugefügt`, tagRemoved: (name) => `Schlagwort „${name}“ entfernt`,
  slideshow: 'Diashow', slidesEvery: (seconds) => `Alle ${n(seconds)} Sekunden`, slidesOn: 'Diashow. Jede Taste oder ein Tippen hält sie an.', slidesOff: 'Diashow angehalten',
  caption: 'Beschriftung', addCaption: 'Beschriftung hinzufügen', tags: 'Schlagwörter', noCamera: 'Kamera unbekannt', aperture: 'Blende', seconds: 'Sekunden', iso: 'ISO', mm: 'mm',
  video: 'Video', play: 'Abspielen', pause: 'Anhalten', space: 'Leertaste', playMoment: 'Den Moment abspielen', positionIn: 'Stelle', positionOf: (at, total) => `${at} von ${total}`,
  cantPlay: 'Dieser Browser kann das Video nicht abspielen', cantPlayHelp: 'Das Original ist aufbewahrt, wie es kam. Andere Programme zeigen es vielleicht.',
  safe: 'Sicher auf dem Server', checksum: 'Prüfsumme', sum: (hash) => `sha256 ${hash}`, megapixels: (value) => `${value} MP`, size: (width, height) => `${n(width)} × ${n(height)}`.replaceAll('.', ''),
  inTrash: 'Im Papierkorb', sources: {
    'exif-offset': 'von der Kamera', 'exif-place': 'von der Kamera und dem Ort', exif: 'von der Kamera', sidecar: 'aus einer Begleitdatei', container: 'aus der Datei',
    filename: 'aus dem Dateinamen', modified: 'als die Datei zuletzt geändert wurde', uploaded: 'als es hochgeladen wurde', user: 'von dir gesetzt',
  } as Record<string, string>,
  position: (lat, lon) => `${lat}, ${lon}`,
};
