import type { lists as english } from '../en/lists';
import { n, photos } from './words';

export const lists: typeof english = {
  as: 'Zeigen als', view: 'Ansicht', grid: 'Raster', rows: 'Liste', sort: 'Sortieren nach', sortedBy: (order) => `Sortiert: ${order}`, filter: 'Filtern', clear: 'Filter entfernen',
  sorts: {
    date_desc: 'Neueste zuerst', date_asc: 'Älteste zuerst', added_desc: 'Zuletzt hinzugefügt', added_asc: 'Zuerst hinzugefügt', name_asc: 'Name, A bis Z', name_desc: 'Name, Z bis A',
    size_desc: 'Größte Datei zuerst', size_asc: 'Kleinste Datei zuerst', pixels_desc: 'Meiste Pixel zuerst', pixels_asc: 'Wenigste Pixel zuerst',
    camera_asc: 'Kamera, A bis Z', camera_desc: 'Kamera, Z bis A', place_asc: 'Ort, A bis Z', place_desc: 'Ort, Z bis A',
  },
  kind: 'Art', all: 'Alle', photosOnly: 'Fotos', videosOnly: 'Videos', favoritesOnly: 'Nur Favoriten', from: 'Von', to: 'Bis',
  camera: 'Kamera', anyCamera: 'Jede Kamera', place: 'Ort', anyPlace: 'Jeder Ort', countries: 'Länder', cities: 'Städte',
  since: (date) => `Seit ${date}`, until: (date) => `Bis ${date}`, between: (from, to) => `${from} bis ${to}`, without: (filter) => `${filter}, diesen Filter entfernen`,
  photos, none: 'Solche Fotos gibt es nicht', noneHelp: 'Nichts hier passt zu allen Filtern.',
  name: 'Name', date: 'Datum', size: 'Größe', pixels: 'Maße', sortBy: (column) => `Nach ${column} sortieren`,
  position: (photo, total) => `Foto ${n(photo)} von ${n(total)}`, retry: 'Noch einmal', remove: 'Entfernen',
  retried: 'PhotoGrid versucht es mit diesem Foto noch einmal.', cannotRetry: 'Für dieses Foto gibt es nichts zu wiederholen.',
};
