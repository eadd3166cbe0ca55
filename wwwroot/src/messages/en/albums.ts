import { s } from './words';

// Albums, their pages and the picker.

export const albums = {
  title: 'Albums', make: 'New album', name: 'Name', description: 'Description', editName: 'Edit name', editDescription: 'Edit description', describe: 'Add a description', nameHint: 'Summer by the sea', create: 'Create', needName: 'An album has a name.',
  none: 'No albums yet', noneHelp: 'Put photos together that belong together. They stay in your library, too.', empty: 'An album for what?', emptyHelp: 'Add photos from the timeline, or drop some here.',
  addPhotos: 'Add photos', fromLibrary: 'Choose from your photos', fromDevice: 'Upload from this device', choosing: (album: string) => `Choose photos for “${album}”.`, addTo: (album: string) => `Add to “${album}”`,
  sort: (by: string) => `Sort albums: ${by}`, sorts: { changed: 'Last changed', name: 'Name', taken: 'Newest photos', size: 'Most photos' }, back: 'Albums', more: 'More', open: 'Open',
  pick: (value: number) => `Add ${s(value, 'photo')} to an album`, find: 'Find an album', noMatch: (text: string) => `No album is called “${text}”.`, yours: 'Your albums',
  added: (value: number, album: string) => `${s(value, 'photo')} added to “${album}”`, addedAlready: (value: number, album: string) => `${value === 1 ? 'It is' : 'They are'} in “${album}” already`,
  remove: 'Remove from album', removed: (value: number, album: string) => `${s(value, 'photo')} removed from “${album}”`, cover: 'Use as cover', firstCover: 'Use the first photo as cover', coverChosen: 'Cover changed', short: { remove: 'Remove' },
  earlier: 'Move earlier', later: 'Move later', toFront: 'Move to the front', toEnd: 'Move to the end',
  delete: 'Delete album', askDelete: (album: string) => `Delete the album “${album}”?`, askDeleteHelp: (value: number) => (value === 0 ? 'There are no photos in it.' : value === 1 ? 'Its photo stays in your library.' : `Its ${s(value, 'photo')} stay in your library.`), keep: 'Keep it', deleted: (album: string) => `Album “${album}” deleted. Its photos are in your library.`,
  gone: 'There is no such album', goneHelp: 'It may have been deleted. Its photos are still in your library.', goToAll: 'Go to Albums', failed: 'The album could not be made.',
};
