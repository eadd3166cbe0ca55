import { n, s } from './words';

// The timeline and every other grid of photos: tiles, selecting, what was done to them.

export const empty = {
  timeline: 'Your photos go here', timelineHelp: 'Drop files or folders anywhere on this page.', choose: 'Choose photos', ways: 'Other ways in', bring: 'Bring in a library', bringHelp: 'A folder, a zip, a Google Takeout: run this where the server runs. Nothing is moved, albums and dates come along.', phone: 'Connect a phone', phoneHelp: 'With any app that speaks WebDAV, every new photo comes by itself.', phoneGo: 'Show the address', people: 'Add your family', peopleHelp: 'Everyone has a library of their own, and nobody sees another’s.', peopleGo: 'Add a person',
  nothing: 'Nothing here yet', favorites: 'Press F on a photo you love.', archive: 'Archived photos leave the timeline, not the library.',
  trash: 'Trash is empty', trashHelp: 'What you delete waits here for 30 days.',
};

export const grid = {
  photoOn: (date: string) => `Photo, ${date}`, videoOn: (date: string, length: string) => (length ? `Video, ${length}, ${date}` : `Video, ${date}`), stackOn: (date: string, count: number) => `Photo, ${date}, ${n(count)} in the stack`, onItsWay: (what: string) => `${what}, on its way`,
  failed: 'Can’t show this one', details: 'Details', stuck: 'The next photos didn’t come.', movedTo: (place: number, total: number) => `Place ${n(place)} of ${n(total)}`, selectDay: (day: string) => `Select ${day}`, photos: (value: number) => s(value, 'photo'),
  date: 'Date', newPhotos: (value: number) => s(value, 'new photo'), loading: 'Loading photos', favorite: 'Favorite', raw: 'RAW', live: 'Live',
};

export const select = {
  album: 'Add to album', more: 'More', bar: 'Selected photos', clear: 'Clear selection', selected: (value: number) => `${n(value)} selected`, allOf: (day: string) => `Select all of ${day}`,
  favorite: 'Favorite', unfavorite: 'Remove from favorites', archive: 'Archive', unarchive: 'Back to timeline', trash: 'Move to trash', download: 'Download original', restore: 'Restore',
  short: { album: 'Album', favorite: 'Favorite', unfavorite: 'Unfavorite', archive: 'Archive', unarchive: 'Unarchive', trash: 'Trash', download: 'Save', restore: 'Restore' },
};

export const toast = {
  trashed: (value: number) => `${s(value, 'photo')} moved to trash`, restored: (value: number) => `${s(value, 'photo')} restored`,
  archived: (value: number) => `${s(value, 'photo')} archived`, unarchived: (value: number) => `${s(value, 'photo')} back on the timeline`,
  favorited: (value: number) => `${s(value, 'photo')} added to favorites`, unfavorited: (value: number) => `${s(value, 'photo')} removed from favorites`,
  notDone: 'That didn’t work. Nothing was changed.', erased: (value: number) => `${s(value, 'photo')} erased`, saved: 'Saved', undone: 'Put back',
};

export const trash = {
  empty: 'Empty trash', help: 'Photos in the trash are erased after 30 days.', askTitle: (value: number) => `Delete ${s(value, 'photo')} for good?`,
  askHelp: 'The originals are erased from this server. This can’t be undone, by anyone.', keep: 'Keep them', erase: (value: number) => `Delete ${s(value, 'photo')}`,
};
