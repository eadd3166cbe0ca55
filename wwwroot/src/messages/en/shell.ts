// The frame around every screen: navigation, what all dialogs say, conditions of the connection, the list of keys.

export const product = 'PhotoGrid';

export const action = {
  tryAgain: 'Try again', tryNow: 'Try now', undo: 'Undo', close: 'Close', cancel: 'Cancel', back: 'Back', save: 'Save', done: 'Done',
  signIn: 'Sign in', signOut: 'Sign out', copy: 'Copy', copied: 'Copied', remove: 'Remove', dismiss: 'Dismiss',
};

export const nav = {
  main: 'Main', home: 'PhotoGrid, home', photos: 'Photos', albums: 'Albums', library: 'Library', favorites: 'Favorites', archive: 'Archive', trash: 'Trash',
  settings: 'Settings', users: 'Family', health: 'Server health', upload: 'Upload', photoSize: 'Photo size', small: 'Small', medium: 'Medium', large: 'Large',
  account: 'Account', skip: 'Skip to photos', keyboard: 'Keyboard',
  used: (used: string, limit: string | null) => (limit ? `${used} of ${limit} used` : `${used} used`),
};

export const session = { ended: 'You’ve been signed out', endedHelp: 'Sign in to go on where you were.' };

export const connection = {
  offline: 'You’re offline. You can look at what is already here; changes are sent when you’re back.',
  unreachable: (seconds: number) => (seconds > 0 ? `Can’t reach the server. Trying again in ${seconds} s.` : 'Can’t reach the server. Trying now.'),
  unreachableTitle: 'Can’t reach the server', unreachableHelp: 'Your photos are not affected. Check that PhotoGrid is running.',
};

export const broken = { title: 'Something broke on our side', help: 'Your photos are not affected. The report is in the server’s log.', page: 'Something broke on this page', pageHelp: 'Your photos are not affected. Loading the page again helps.' };

export const missing = { title: 'There is nothing at this address', help: 'It may have been moved, deleted, or never yours to see.', go: 'Go to Photos' };

export const keyboard = {
  title: 'Keyboard', anywhere: 'Anywhere', inGrid: 'In a grid', viewing: 'Viewing a photo', selected: 'Selected photos', upload: 'Upload', search: 'Search', list: 'This list', goPhotos: 'Go to Photos', goAlbums: 'Go to Albums', album: 'Add to album', inAlbum: 'Order of an album', moveBy: 'Move', goFavorites: 'Go to Favorites', goTrash: 'Go to Trash', back: 'Back, close, clear',
  move: 'Move', row: 'Row start, end', screen: 'Screen up, down', select: 'Select', run: 'Select a run', open: 'Open', month: 'Month before, after', favorite: 'Favorite', step: 'Before, after', details: 'Details', lights: 'Lights off', zoom: 'Zoom', slideshow: 'Slideshow', play: 'Play, pause', download: 'Download original', archive: 'Archive', trash: 'Move to trash',
};
