const n = (value: number): string => new Intl.NumberFormat('en-GB').format(value);
const s = (value: number, one: string, many = `${one}s`): string => `${n(value)} ${value === 1 ? one : many}`;

/** English. Plain, short, sentence case; says what happened, then what to do (DESIGN_LANGUAGE §7). */
export const en = {
  product: 'PhotoGrid',
  action: {
    tryAgain: 'Try again', tryNow: 'Try now', undo: 'Undo', close: 'Close', cancel: 'Cancel', back: 'Back', save: 'Save', done: 'Done',
    signIn: 'Sign in', signOut: 'Sign out', copy: 'Copy', copied: 'Copied', remove: 'Remove', dismiss: 'Dismiss',
  },
  nav: {
    main: 'Main', home: 'PhotoGrid, home', photos: 'Photos', library: 'Library', favorites: 'Favorites', archive: 'Archive', trash: 'Trash',
    settings: 'Settings', users: 'Family', upload: 'Upload', photoSize: 'Photo size', small: 'Small', medium: 'Medium', large: 'Large',
    account: 'Account', skip: 'Skip to photos', keyboard: 'Keyboard',
    used: (used: string, limit: string | null) => (limit ? `${used} of ${limit} used` : `${used} used`),
  },
  door: {
    welcome: 'Make the first account', welcomeHelp: 'It looks after this server and its own photos.',
    name: 'Your name', email: 'Email', password: 'Password', passwordHelp: 'At least 8 characters. A few words make a good one.',
    code: 'Setup code', codeHelp: 'The server printed it when it started.', make: 'Make account', nothingLeaves: 'Nothing leaves this machine.',
    forgot: 'Forgot it? Whoever runs this server can set a new one.', wrong: 'That email and password don’t match.',
    needName: 'A name, so that others know who you are.', needEmail: 'An address has something after the @.', needPassword: 'At least 8 characters.',
    needCode: 'The code is in the server’s output.', show: 'Show password', hide: 'Hide password', enterPassword: 'Type your password.',
    wait: (seconds: number) => `Too many tries. Wait ${seconds < 90 ? s(seconds, 'second') : s(Math.ceil(seconds / 60), 'minute')}, then try again.`,
  },
  session: { ended: 'You’ve been signed out', endedHelp: 'Sign in to go on where you were.' },
  connection: {
    offline: 'You’re offline. You can look at what is already here; changes are sent when you’re back.',
    unreachable: (seconds: number) => (seconds > 0 ? `Can’t reach the server. Trying again in ${seconds} s.` : 'Can’t reach the server. Trying now.'),
    unreachableTitle: 'Can’t reach the server', unreachableHelp: 'Your photos are not affected. Check that PhotoGrid is running.',
  },
  broken: { title: 'Something broke on our side', help: 'Your photos are not affected. The report is in the server’s log.', page: 'Something broke on this page', pageHelp: 'Your photos are not affected. Loading the page again helps.' },
  missing: { title: 'There is nothing at this address', help: 'It may have been moved, deleted, or never yours to see.', go: 'Go to Photos' },
  empty: {
    timeline: 'Your photos go here', timelineHelp: 'Drop files or folders anywhere on this page.', choose: 'Choose photos',
    nothing: 'Nothing here yet', favorites: 'Press F on a photo you love.', archive: 'Archived photos leave the timeline, not the library.',
    trash: 'Trash is empty', trashHelp: 'What you delete waits here for 30 days.',
  },
  grid: {
    photoOn: (date: string) => `Photo, ${date}`, videoOn: (date: string) => `Video, ${date}`, onItsWay: (what: string) => `${what}, on its way`,
    failed: 'Can’t show this one', details: 'Details', selectDay: (day: string) => `Select ${day}`, photos: (value: number) => s(value, 'photo'),
    date: 'Date', newPhotos: (value: number) => s(value, 'new photo'), loading: 'Loading photos', favorite: 'Favorite', raw: 'RAW', live: 'Live',
  },
  select: {
    bar: 'Selected photos', clear: 'Clear selection', selected: (value: number) => `${n(value)} selected`, allOf: (day: string) => `Select all of ${day}`,
    favorite: 'Favorite', unfavorite: 'Remove from favorites', archive: 'Archive', unarchive: 'Back to timeline', trash: 'Move to trash', download: 'Download original', restore: 'Restore',
    short: { favorite: 'Favorite', unfavorite: 'Unfavorite', archive: 'Archive', unarchive: 'Unarchive', trash: 'Trash', download: 'Save', restore: 'Restore' },
  },
  toast: {
    trashed: (value: number) => `${s(value, 'photo')} moved to trash`, restored: (value: number) => `${s(value, 'photo')} restored`,
    archived: (value: number) => `${s(value, 'photo')} archived`, unarchived: (value: number) => `${s(value, 'photo')} back on the timeline`,
    favorited: (value: number) => `${s(value, 'photo')} added to favorites`, unfavorited: (value: number) => `${s(value, 'photo')} removed from favorites`,
    notDone: 'That didn’t work. Nothing was changed.', erased: (value: number) => `${s(value, 'photo')} erased`, saved: 'Saved',
  },
  trash: {
    empty: 'Empty trash', help: 'Photos in the trash are erased after 30 days.', askTitle: (value: number) => `Delete ${s(value, 'photo')} for good?`,
    askHelp: 'The originals are erased from this server. This can’t be undone, by anyone.', keep: 'Keep them', erase: (value: number) => `Delete ${s(value, 'photo')}`,
  },
  viewer: {
    photo: 'Photo', back: 'Back', favorite: 'Favorite', download: 'Download original', trash: 'Move to trash', restore: 'Restore', archive: 'Archive', unarchive: 'Back to timeline',
    details: 'Details', closeDetails: 'Close details', previous: 'Previous photo', next: 'Next photo', more: 'More', zoom: 'Zoom', lights: 'Lights off',
    pending: 'On its way. The picture is being made.', failed: 'Can’t show this one', failedHelp: 'The original is kept as it came.', gone: 'There is nothing at this address',
    save: 'Save', short: { trash: 'Trash', archive: 'Archive', unarchive: 'Unarchive', restore: 'Restore', details: 'Details', favorite: 'Favorite' },
    caption: 'Caption', addCaption: 'Add a caption', tags: 'Tags', noCamera: 'Camera not known', aperture: 'aperture', seconds: 'seconds', iso: 'ISO', mm: 'mm',
    safe: 'Safe on the server', checksum: 'Checksum', megapixels: (value: string) => `${value} MP`, size: (width: number, height: number) => `${n(width)} × ${n(height)}`.replaceAll(',', ''),
    inTrash: 'In the trash', sources: {
      'exif-offset': 'from the camera', 'exif-place': 'from the camera and the place', exif: 'from the camera', sidecar: 'from a sidecar file', container: 'from the file',
      filename: 'from the file’s name', modified: 'when the file was last changed', uploaded: 'when it was uploaded', user: 'set by you',
    } as Record<string, string>,
    position: (lat: string, lon: string) => `${lat}, ${lon}`,
  },
  upload: {
    panel: 'Uploads', files: 'Files', safe: 'safe on the server', of: (safe: number, total: number) => (safe === total ? n(total) : `${n(safe)} of ${n(total)}`),
    left: { seconds: 'Less than a minute left', minutes: (value: number) => `About ${s(value, 'minute')} left`, hours: (value: number) => `About ${s(value, 'hour')} left` },
    speed: (value: string) => `${value}/s`, needYou: (value: number) => `${n(value)} need${value === 1 ? 's' : ''} you`, paused: 'Paused', waiting: (value: number) => `${n(value)} waiting`,
    allSafe: 'Everything is on the server.', needYouTitle: 'Need you', now: 'Now', done: 'Done', pause: 'Pause all', resume: 'Go on', fold: 'Fold', unfold: 'Show uploads', closePanel: 'Close',
    skip: 'Skip', skipAll: (value: number) => `Skip all ${n(value)}`, keep: 'Keep both', replace: 'Replace', dismiss: 'Dismiss', works: 'What works?', worksHelp: 'JPEG, PNG, WebP, GIF, AVIF and TIFF pictures.',
    waitingTurn: 'Waiting', checking: 'Checking', sent: (sent: string, total: string) => `${sent} of ${total}`, finishing: 'Being made safe',
    safeOne: 'Safe on the server', already: (date: string) => `Already here, added ${date}`, skipped: 'Skipped, it is already here', replaced: 'Replaced, safe on the server', cancelled: 'Cancelled',
    dropped: (seconds: number) => (seconds > 0 ? `Connection dropped. Trying again in ${seconds} s` : 'Trying again'), retry: 'Try now', cancel: 'Cancel',
    lost: 'The browser no longer has this file. Choose it again.', gone: 'The file changed or was moved. Choose it again.', empty: 'This file is empty. It was not uploaded.',
    type: (kind: string) => `${kind} files can’t be shown here. It was not uploaded.`, tooLarge: (size: string, limit: string) => `This file is ${size}; the limit is ${limit}. It was not uploaded.`,
    tooLargePlain: 'This file is over the size limit. It was not uploaded.', quota: 'Your space is full. Free up space, then try again.', full: 'The server’s disk is full. Free up space, then try again.',
    changed: 'The file changed on its way. Trying again.', damaged: 'This file is damaged. Check it where it came from.', refused: 'The server refused this file.',
    drop: (value: number) => `Let go to add ${value > 0 ? s(value, 'file') : 'them'}`, dropHelp: 'Photos go to your timeline.',
    said: { start: (value: number) => `Uploading ${s(value, 'file')}`, part: (percent: number) => `${percent}% uploaded`, need: (value: number) => `${s(value, 'file')} need${value === 1 ? 's' : ''} you`, end: (value: number) => `${s(value, 'file')} safe on the server` },
    more: (value: number) => `and ${n(value)} more`,
  },
  settings: {
    title: 'Settings', you: 'You', appearance: 'Appearance', devices: 'Devices and keys', about: 'About', name: 'Name', email: 'Email',
    theme: 'Theme', themeHelp: 'Follow the system, or choose', system: 'System', light: 'Light', dark: 'Dark', size: 'Photo size', sizeHelp: 'In every grid',
    lights: 'Lights off in the viewer', lightsHelp: 'Dark surround, whatever the theme. Press L while viewing', nameSaved: 'Name saved',
    password: 'Password', passwordHelp: 'Other devices are signed out when it changes', change: 'Change password', current: 'Present password', next: 'New password', wrongPassword: 'That isn’t it.', passwordSaved: 'Password changed',
    sessions: 'Where you are signed in', thisOne: 'This browser', unknownDevice: 'A device', seen: (when: string) => `Last used ${when}`, revokeSession: (what: string) => `Sign out ${what}`,
    keys: 'API keys', keysHelp: 'For scripts and other apps. A key can do what its scopes say.', makeKey: 'Make a key', keyName: 'What is it for?', keyNameHint: 'Phone backup', scopes: 'It may', make: 'Make key',
    scope: { read: 'See photos', upload: 'Add photos', write: 'Change and delete photos' } as Record<string, string>, once: 'Copy the key now. It is shown only this once.', revoke: (what: string) => `Revoke ${what}`, revoked: 'Key revoked', noKeys: 'No keys yet.', made: (when: string) => `Made ${when}`, never: 'never used',
  },
  users: { title: 'Family', help: 'Everyone has a library of their own.', add: 'Add a person', admin: 'Looks after the server', added: (name: string) => `${name} can sign in now`, firstPassword: 'First password', firstPasswordHelp: 'They can change it in Settings.', taken: 'Someone has that email already.' },
  keyboard: {
    title: 'Keyboard', anywhere: 'Anywhere', inGrid: 'In a grid', viewing: 'Viewing a photo', selected: 'Selected photos', upload: 'Upload', list: 'This list', goPhotos: 'Go to Photos', goFavorites: 'Go to Favorites', goTrash: 'Go to Trash', back: 'Back, close, clear',
    move: 'Move', row: 'Row start, end', screen: 'Screen up, down', select: 'Select', run: 'Select a run', open: 'Open', month: 'Month before, after', favorite: 'Favorite', step: 'Before, after', details: 'Details', lights: 'Lights off', zoom: 'Zoom', download: 'Download original', archive: 'Archive', trash: 'Move to trash',
  },
};
