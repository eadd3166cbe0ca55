import type * as english from '../en/albums';
import { photos } from './words';

export const albums: typeof english.albums = {
  title: 'Alben', make: 'Neues Album', name: 'Name', description: 'Beschreibung', editName: 'Namen ändern', editDescription: 'Beschreibung ändern', describe: 'Beschreibung hinzufügen', nameHint: 'Sommer am Meer', create: 'Anlegen', needName: 'Ein Album hat einen Namen.',
  none: 'Noch keine Alben', noneHelp: 'Lege zusammen, was zusammengehört. In deiner Bibliothek bleibt es auch.', empty: 'Ein Album wofür?', emptyHelp: 'Füge Fotos aus der Zeitleiste hinzu oder lege welche hier ab.',
  addPhotos: 'Fotos hinzufügen', fromLibrary: 'Aus deinen Fotos wählen', fromDevice: 'Von diesem Gerät hochladen', choosing: (album) => `Wähle Fotos für „${album}“.`, addTo: (album) => `Zu „${album}“ hinzufügen`,
  sort: (by) => `Alben sortieren: ${by}`, sorts: { changed: 'Zuletzt geändert', name: 'Name', taken: 'Neueste Fotos', size: 'Meiste Fotos' }, back: 'Alben', more: 'Mehr', open: 'Öffnen',
  pick: (value) => `${photos(value)} in ein Album legen`, find: 'Album suchen', noMatch: (text) => `Kein Album heißt „${text}“.`, yours: 'Deine Alben',
  added: (value, album) => `${photos(value)} zu „${album}“ hinzugefügt`, addedAlready: (value, album) => `${value === 1 ? 'Es ist' : 'Sie sind'} schon in „${album}“`,
  remove: 'Aus dem Album nehmen', removed: (value, album) => `${photos(value)} aus „${album}“ genommen`, cover: 'Als Titelbild nehmen', firstCover: 'Erstes Foto als Titelbild nehmen', coverChosen: 'Titelbild geändert', short: { remove: 'Entfernen' },
  earlier: 'Nach vorn', later: 'Nach hinten', toFront: 'Ganz nach vorn', toEnd: 'Ganz nach hinten',
  delete: 'Album löschen', askDelete: (album) => `Das Album „${album}“ löschen?`, askDeleteHelp: (value) => (value === 0 ? 'Es sind keine Fotos darin.' : value === 1 ? 'Sein Foto bleibt in deiner Bibliothek.' : `Seine ${photos(value)} bleiben in deiner Bibliothek.`), keep: 'Behalten', deleted: (album) => `Album „${album}“ gelöscht. Seine Fotos sind in deiner Bibliothek.`,
  gone: 'Dieses Album gibt es nicht', goneHelp: 'Vielleicht wurde es gelöscht. Seine Fotos sind noch in deiner Bibliothek.', goToAll: 'Zu den Alben', failed: 'Das Album konnte nicht angelegt werden.',
};
