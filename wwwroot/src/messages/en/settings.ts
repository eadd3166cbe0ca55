// The user’s own settings.

export const settings = {
  title: 'Settings', you: 'You', appearance: 'Appearance', devices: 'Devices and keys', about: 'About', name: 'Name', email: 'Email',
  theme: 'Theme', themeHelp: 'Follow the system, or choose', system: 'System', light: 'Light', dark: 'Dark', language: 'Language', languageHelp: 'Words, dates and numbers', asBrowser: 'As this browser', size: 'Photo size', sizeHelp: 'In every grid',
  lights: 'Lights off in the viewer', lightsHelp: 'Dark surround, whatever the theme. Press L while viewing', nameSaved: 'Name saved',
  password: 'Password', passwordHelp: 'Other devices are signed out when it changes', change: 'Change password', current: 'Present password', next: 'New password', wrongPassword: 'That isn’t it.', passwordSaved: 'Password changed',
  sessions: 'Where you are signed in', thisOne: 'This browser', unknownDevice: 'A device', seen: (when: string) => `Last used ${when}`, revokeSession: (what: string) => `Sign out ${what}`,
  keys: 'API keys', keysHelp: 'For scripts and other apps. A key can do what its scopes say.', makeKey: 'Make a key', keyName: 'What is it for?', keyNameHint: 'Phone backup', scopes: 'It may', make: 'Make key',
  scope: { read: 'See photos', upload: 'Add photos', write: 'Change and delete photos' } as Record<string, string>, once: 'Copy the key now. It is shown only this once.', revoke: (what: string) => `Revoke ${what}`, revoked: 'Key revoked', noKeys: 'No keys yet.', made: (when: string) => `Made ${when}`, never: 'never used',
};
