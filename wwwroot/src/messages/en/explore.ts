import { n, s } from './words';

// Looking around in the library: places, this day, the map, duplicates.

const photos = (value: number) => s(value, 'photo');

export const explore = {
  title: 'Explore', places: 'Places', allPlaces: (value: number) => (value > 0 ? `All ${n(value)}` : 'All places'), map: 'Map', onThisDay: 'On this day', recent: 'Recently added', all: 'All', yearsAgo: (value: number) => (value === 1 ? '1 year ago' : `${n(value)} years ago`),
  duplicates: 'Duplicates', duplicatesHelp: (value: number) => (value === 0 ? 'No duplicates' : `${s(value, 'group')} to look at`), storage: 'Storage',
  nothing: 'Nothing to explore yet', nothingHelp: 'Photos that know when and where they were taken show up here.',
  photos, recentPhoto: (at: number) => `Recently added, photo ${n(at)}`, day: (date: string) => `On this day, ${date}`,
};

export const places = {
  title: 'Places', none: 'No places yet', noneHelp: 'Photos with a location are listed here by country, region and town.', parts: { country: (value: number) => s(value, 'region'), region: (value: number) => s(value, 'town') },
  elsewhere: (country: string) => `Elsewhere in ${country}`, unnamed: 'Elsewhere', onMap: 'Show on the map', up: 'Up', empty: 'No photos here', emptyHelp: 'They may have been moved to the trash or the archive.', within: (place: string) => `Places in ${place}`,
};

export const map = {
  title: 'Map', label: 'Map of your photos', help: 'Arrows move the map, plus and minus zoom. Tab goes from stamp to stamp.', zoomIn: 'Zoom in', zoomOut: 'Zoom out', whole: 'All photos',
  near: (value: number, place: string) => `${photos(value)} near ${place}`, select: 'Select an area', selecting: 'Drag over the photos that you mean.', here: 'Photos here', area: 'In this area', close: 'Close', stop: 'Stop selecting an area',
  selectAll: (value: number) => `Select ${n(value)}`, clearAll: 'Clear selection', open: 'Open as a grid', list: 'List of places', nothing: 'No photos with a place here', nothingHelp: 'Zoom out, or add a place to a photo.',
  years: 'All years', year: (value: string) => `Year: ${value}`, more: 'More photos', places: (value: number) => s(value, 'place'), and: (first: string, more: number) => `${first} and ${s(more, 'more place')}`, attribution: 'Map: Natural Earth. Names: GeoNames.', one: 'Map of where it was taken', showOnMap: 'Show on the map',
  keys: { move: 'Move the map', zoom: 'Zoom', whole: 'All photos', area: 'Select an area' },
};

export const duplicates = {
  title: 'Duplicates', none: 'No duplicates', noneHelp: 'PhotoGrid compares new photos as they come.', done: 'That was all of them', doneHelp: 'PhotoGrid compares new photos as they come.', seeSkipped: (value: number) => `Look at ${s(value, 'skipped group')} again`,
  group: (at: number, total: number) => `Group ${n(at)} of ${n(total)}.`, frees: (size: string) => `Choosing for all of them frees ${size}.`, acceptExact: (value: number) => (value === 1 ? 'Accept 1 exact copy' : `Accept ${n(value)} exact copies`), accepting: (done: number, total: number) => `Accepting ${n(done)} of ${n(total)}`,
  choose: 'choose', confirm: 'confirm', skipKey: 'skip', keep: 'Keep', trash: 'Trash', size: 'Size', file: 'File', taken: 'Taken', place: 'Place', albums: 'Albums', noAlbums: 'None', noPlace: 'None', camera: 'Camera', caption: 'Caption', look: 'Look at it', same: 'Same bytes',
  go: (keep: number, trash: number) => (trash === 0 ? `Keep all ${n(keep)}` : `Keep ${n(keep)}, trash ${n(trash)}`), keepAll: 'Keep all', skip: 'Skip', note: 'Trash keeps them for 30 days. Albums, captions and favorites move to the one you keep.',
  settled: (kept: number, trashed: number) => (trashed === 0 ? `Kept all ${n(kept)}` : `Kept ${n(kept)}, trashed ${n(trashed)}`), accepted: (value: number) => `${s(value, 'exact copy', 'exact copies')} accepted`, keepsOne: 'One of them stays.', exact: 'Exact copies', similar: 'They look alike', choice: 'Photos that may be one and the same',
  keys: { choose: 'Choose which one stays', also: 'Keep this one, too', confirm: 'Confirm' },
};
