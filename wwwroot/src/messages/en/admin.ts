import { n, s } from './words';

// What the admin of the server sees.

export const users = {
  title: 'Family', help: 'Everyone has a library of their own.', add: 'Add a person', admin: 'Looks after the server', added: (name: string) => `${name} can sign in now`, firstPassword: 'First password', firstPasswordHelp: 'They can change it in Settings.', taken: 'Someone has that email already.',
  edit: (name: string) => `Change ${name}`, more: (name: string) => `More for ${name}`, change: 'Change', saved: (name: string) => `Saved ${name}`, newPassword: 'New password', newPasswordHelp: 'Empty leaves it as it is. A new one signs them out everywhere.',
  quota: 'Space in GB', quotaHelp: 'Empty is no limit.', badQuota: 'A number of gigabytes, or nothing.', limit: (size: string) => `Up to ${size}`, noLimit: 'No limit', adminHelp: 'May add people and see the server’s health. Sees no photos but their own.', you: 'You',
  erase: 'Erase', askErase: (name: string) => `Erase everything of ${name}’s?`, askEraseHelp: 'The account with all of its photos and albums is erased from this server. This can’t be undone, by anyone.', keep: 'Keep everything', erased: (name: string) => `Everything of ${name}’s is erased`,
};

export const health = {
  title: 'Server health', check: 'Check every file', checking: 'Every file is being checked', well: 'Running well.', look: (value: number) => `Running. ${s(value, 'thing')} to look at.`,
  up: (time: string) => `up ${time}`, memory: (size: string) => `${size} memory`,
  disk: 'Disk', free: (total: string) => `free of ${total}`, originals: (size: string) => `Originals ${size}`, other: (size: string) => `Everything else ${size}`, noDisk: 'The system doesn’t say how large the disk is.', nearlyFull: (size: string) => `The disk is nearly full: ${size} left. Free up space.`,
  work: 'Work', waiting: (value: number) => `${n(value)} waiting`, idle: 'Nothing to do', givenUp: (value: number) => `${n(value)} given up`, kinds: {
    'make-renditions': 'Thumbnails', 'rendition-backlog': 'Missing thumbnails', 'name-places': 'Names of places', 'read-sidecar': 'Sidecar files', scrub: 'Checking files',
  } as Record<string, string>,
  formats: 'Formats', works: 'Works', off: 'Off', video: 'Video', offHelp: (what: string, why: string) => `${what}: ${why}.`, restart: 'Install what is missing, then restart.', places: 'Names of places',
  models: 'Models', ready: 'Ready', notAdded: 'Not added', modelsHelp: 'Nothing looks into photos on this server yet. Everything else works.', model: { faces: 'Faces', objects: 'Things', ocr: 'Text', semantic: 'Meaning' } as Record<string, string>,
  failures: 'Could not be finished', photo: 'Photo', what: 'What happened', tries: 'Tries', again: 'Try again', allAgain: 'Try all again', trying: (value: number) => `Trying ${s(value, 'thing')} again`, of: (name: string) => `A photo of ${name}’s`, library: (name: string) => `The library of ${name}`, none: 'Everything could be finished.', do: 'Do',
};
