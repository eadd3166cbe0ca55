import type * as english from '../en/viewer';
import { n } from './words';

export const viewer: typeof english.viewer = {
  photo: 'Foto', back: 'Zurück', favorite: 'Favorit', download: 'Original herunterladen', trash: 'In den Papierkorb', restore: 'Wiederherstellen', archive: 'Archivieren', unarchive: 'Zurück in die Zeitleiste',
  details: 'Details', closeDetails: 'Details schließen', previous: 'Voriges Foto', next: 'Nächstes Foto', more: 'Mehr', zoom: 'Vergrößern', lights: 'Licht aus',
  pending: 'Unterwegs. Das Bild wird gerade gemacht.', failed: 'Lässt sich nicht zeigen', failedHelp: 'Das Original ist aufbewahrt, wie es kam.', gone: 'Unter dieser Adresse ist nichts',
  save: 'Sichern', album: 'In ein Album', short: { album: 'Album', trash: 'Löschen', archive: 'Archiv', unarchive: 'Zurückholen', restore: 'Zurück', details: 'Details', favorite: 'Favorit' },
  caption: 'Beschriftung', addCaption: 'Beschriftung hinzufügen', tags: 'Schlagwörter', noCamera: 'Kamera unbekannt', aperture: 'Blende', seconds: 'Sekunden', iso: 'ISO', mm: 'mm',
  video: 'Video', play: 'Abspielen', pause: 'Anhalten', space: 'Leertaste', playMoment: 'Den Moment abspielen', positionIn: 'Stelle', positionOf: (at, total) => `${at} von ${total}`,
  cantPlay: 'Dieser Browser kann das Video nicht abspielen', cantPlayHelp: 'Das Original ist aufbewahrt, wie es kam. Andere Programme zeigen es vielleicht.',
  safe: 'Sicher auf dem Server', checksum: 'Prüfsumme', megapixels: (value) => `${value} MP`, size: (width, height) => `${n(width)} × ${n(height)}`.replaceAll('.', ''),
  inTrash: 'Im Papierkorb', sources: {
    'exif-offset': 'von der Kamera', 'exif-place': 'von der Kamera und dem Ort', exif: 'von der Kamera', sidecar: 'aus einer Begleitdatei', container: 'aus der Datei',
    filename: 'aus dem Dateinamen', modified: 'als die Datei zuletzt geändert wurde', uploaded: 'als es hochgeladen wurde', user: 'von dir gesetzt',
  } as Record<string, string>,
  position: (lat, lon) => `${lat}, ${lon}`,
};
