import type * as english from '../en/shell';

export const product = 'PhotoGrid';

export const action: typeof english.action = {
  tryAgain: 'Noch einmal versuchen', tryNow: 'Jetzt versuchen', undo: 'Rückgängig', close: 'Schließen', cancel: 'Abbrechen', back: 'Zurück', save: 'Speichern', done: 'Fertig',
  signIn: 'Anmelden', signOut: 'Abmelden', copy: 'Kopieren', copied: 'Kopiert', remove: 'Entfernen', dismiss: 'Ausblenden',
};

export const nav: typeof english.nav = {
  main: 'Hauptmenü', home: 'PhotoGrid, Startseite', photos: 'Fotos', albums: 'Alben', library: 'Bibliothek', favorites: 'Favoriten', archive: 'Archiv', trash: 'Papierkorb',
  settings: 'Einstellungen', users: 'Familie', health: 'Zustand des Servers', upload: 'Hochladen', photoSize: 'Größe der Fotos', small: 'Klein', medium: 'Mittel', large: 'Groß',
  account: 'Konto', skip: 'Zu den Fotos', keyboard: 'Tastatur',
  used: (used, limit) => (limit ? `${used} von ${limit} belegt` : `${used} belegt`),
};

export const session: typeof english.session = { ended: 'Du wurdest abgemeldet', endedHelp: 'Melde dich an und mach weiter, wo du warst.' };

export const connection: typeof english.connection = {
  offline: 'Du bist offline. Was schon hier ist, kannst du ansehen; Änderungen werden gesendet, sobald du wieder da bist.',
  unreachable: (seconds) => (seconds > 0 ? `Der Server antwortet nicht. Neuer Versuch in ${seconds} s.` : 'Der Server antwortet nicht. Neuer Versuch.'),
  unreachableTitle: 'Der Server antwortet nicht', unreachableHelp: 'Deine Fotos sind nicht betroffen. Sieh nach, ob PhotoGrid läuft.',
};

export const broken: typeof english.broken = { title: 'Bei uns ist etwas kaputtgegangen', help: 'Deine Fotos sind nicht betroffen. Der Bericht steht im Protokoll des Servers.', page: 'Auf dieser Seite ist etwas kaputtgegangen', pageHelp: 'Deine Fotos sind nicht betroffen. Die Seite neu zu laden hilft.' };

export const missing: typeof english.missing = { title: 'Unter dieser Adresse ist nichts', help: 'Vielleicht wurde es verschoben, gelöscht, oder du durftest es nie sehen.', go: 'Zu den Fotos' };

export const keyboard: typeof english.keyboard = {
  title: 'Tastatur', anywhere: 'Überall', inGrid: 'Im Raster', viewing: 'Beim Betrachten', selected: 'Ausgewählte Fotos', upload: 'Hochladen', search: 'Suchen', list: 'Diese Liste', goPhotos: 'Zu den Fotos', goAlbums: 'Zu den Alben', album: 'In ein Album', inAlbum: 'Reihenfolge im Album', moveBy: 'Verschieben', goFavorites: 'Zu den Favoriten', goTrash: 'Zum Papierkorb', back: 'Zurück, schließen, aufheben',
  move: 'Bewegen', row: 'Anfang, Ende der Reihe', screen: 'Bildschirm hoch, runter', select: 'Auswählen', run: 'Mehrere auswählen', open: 'Öffnen', month: 'Monat davor, danach', favorite: 'Favorit', step: 'Davor, danach', details: 'Details', lights: 'Licht aus', zoom: 'Vergrößern', slideshow: 'Diashow', play: 'Abspielen, anhalten', download: 'Original herunterladen', archive: 'Archivieren', trash: 'In den Papierkorb',
};
