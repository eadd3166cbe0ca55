import type * as english from '../en/settings';

export const settings: typeof english.settings = {
  title: 'Einstellungen', you: 'Du', appearance: 'Aussehen', devices: 'Geräte und Schlüssel', about: 'Über PhotoGrid', name: 'Name', email: 'E-Mail',
  theme: 'Farben', themeHelp: 'Wie das System oder wie du willst', system: 'System', light: 'Hell', dark: 'Dunkel', language: 'Sprache', languageHelp: 'Wörter, Daten und Zahlen', asBrowser: 'Wie dieser Browser', size: 'Größe der Fotos', sizeHelp: 'In jedem Raster',
  lights: 'Licht aus beim Betrachten', lightsHelp: 'Dunkler Rand bei allen Farben. Drücke dabei L', nameSaved: 'Name gespeichert',
  password: 'Passwort', passwordHelp: 'Andere Geräte werden abgemeldet, wenn es sich ändert', change: 'Passwort ändern', current: 'Jetziges Passwort', next: 'Neues Passwort', wrongPassword: 'Das ist es nicht.', passwordSaved: 'Passwort geändert',
  sessions: 'Wo du angemeldet bist', thisOne: 'Dieser Browser', unknownDevice: 'Ein Gerät', seen: (when) => `Zuletzt benutzt: ${when}`, revokeSession: (what) => `${what} abmelden`,
  keys: 'API-Schlüssel', keysHelp: 'Für Skripte und andere Programme. Ein Schlüssel darf, was bei ihm steht.', makeKey: 'Schlüssel anlegen', keyName: 'Wofür ist er?', keyNameHint: 'Sicherung vom Handy', scopes: 'Er darf', make: 'Schlüssel anlegen',
  scope: { read: 'Fotos sehen', upload: 'Fotos hinzufügen', write: 'Fotos ändern und löschen' } as Record<string, string>, once: 'Kopiere den Schlüssel jetzt. Er wird nur dieses eine Mal gezeigt.', revoke: (what) => `${what} sperren`, revoked: 'Schlüssel gesperrt', noKeys: 'Noch keine Schlüssel.', made: (when) => `Angelegt: ${when}`, never: 'nie benutzt',
};
