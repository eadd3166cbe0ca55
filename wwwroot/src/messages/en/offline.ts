import { n } from './words';

// Without a server: what waits, what could not be done, what the browser switches off; installing and automatic uploads.

export const offline = {
  waiting: (value: number): string => (value === 1 ? '1 change waits.' : `${n(value)} changes wait.`),
  newer: 'A new version of PhotoGrid is here.', load: 'Load it',
  gone: (value: number): string => (value === 1 ? 'A photo that you changed is not there any more. Nothing was changed.' : 'Some photos that you changed are not there any more. Nothing was changed.'),
  refused: (why: string): string => `A change from before could not be made. ${why}`,
  conflict: (words: string): string => (words ? `This photo was changed elsewhere meanwhile. “${words}” was not saved.` : 'This photo was changed elsewhere meanwhile. Your change was not saved.'), mine: 'Save mine',
};

/** The ways in for photos, and what the queue asks. */
export const sending = {
  allHere: (value: number): string => `${n(value)} are here already`, keepAll: 'Keep both of each', replaceAll: 'Replace all',
  permission: 'The browser asks before PhotoGrid may read this file again.', allow: 'Allow', chooseAgain: 'Choose the file', pauseOne: 'Pause', resumeOne: 'Go on with',
  unreadable: (value: number): string => (value === 1 ? '1 file could not be read. The others are on their way.' : `${n(value)} files could not be read. The others are on their way.`),
  shared: (value: number): string => (value === 1 ? '1 shared photo is on the server' : `${n(value)} shared photos are on the server`), notShared: 'Nothing came over. Open PhotoGrid and choose the photos here.',
};

/** This browser's part of settings. */
export const browser = {
  title: 'This browser', offline: 'Without a network', offlineOn: 'Photos that you have seen can be looked at, and what you change is sent when you’re back.',
  offlineOff: 'Over plain http browsers switch this off: looking at photos without a network, installing PhotoGrid, and sharing to it from other apps. With https they are on.', offlineNone: 'This browser cannot keep photos for later.', howHttps: 'How to set up https',
  install: 'Install PhotoGrid', installHelp: 'As an app of its own, with an icon, and in the share sheet of a phone.', installHow: 'Choose “Install” or “Add to home screen” in the browser’s menu.', isInstalled: 'Installed. You are looking at it.',
  auto: 'Upload a folder by itself', autoHelp: 'What is new in it is uploaded while PhotoGrid is open.', autoOff: 'This browser does not let a page look into a folder. Chrome and Edge on a computer do; phones upload by WebDAV.',
  autoOn: (folder: string): string => `What is new in “${folder}” is uploaded while PhotoGrid is open.`, pick: 'Choose a folder', pickOther: 'Choose another', stop: 'Stop', looking: 'Looking through it', allow: 'Allow again', autoAsks: (folder: string): string => `The browser asks before PhotoGrid may look into “${folder}” again.`,
};
