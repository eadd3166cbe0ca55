import type * as english from '../en/offline';
import { n } from './words';

export const offline: typeof english.offline = {
  waiting: (value) => (value === 1 ? '1 Änderung wartet.' : `${n(value)} Änderungen warten.`),
  newer: 'Es gibt eine neue Version von PhotoGrid.', load: 'Laden',
  gone: (value) => (value === 1 ? 'Ein Foto, das du geändert hast, ist nicht mehr da. Nichts wurde geändert.' : 'Einige Fotos, die du geändert hast, sind nicht mehr da. Nichts wurde geändert.'),
  refused: (why) => `Eine Änderung von vorhin war nicht möglich. ${why}`,
  conflict: (words) => (words ? `Dieses Foto wurde inzwischen anderswo geändert. „${words}“ wurde nicht gespeichert.` : 'Dieses Foto wurde inzwischen anderswo geändert. Deine Änderung wurde nicht gespeichert.'), mine: 'Meines speichern',
};

export const sending: typeof english.sending = {
  allHere: (value) => `${n(value)} sind schon da`, keepAll: 'Jeweils beide behalten', replaceAll: 'Alle ersetzen',
  permission: 'Der Browser fragt, bevor PhotoGrid diese Datei wieder lesen darf.', allow: 'Erlauben', chooseAgain: 'Datei wählen', pauseOne: 'Anhalten:', resumeOne: 'Weiter mit',
  unreadable: (value) => (value === 1 ? '1 Datei war nicht lesbar. Die anderen sind unterwegs.' : `${n(value)} Dateien waren nicht lesbar. Die anderen sind unterwegs.`),
  shared: (value) => (value === 1 ? '1 geteiltes Foto ist auf dem Server' : `${n(value)} geteilte Fotos sind auf dem Server`), notShared: 'Es kam nichts an. Öffne PhotoGrid und wähle die Fotos hier.',
};

export const browser: typeof english.browser = {
  title: 'Dieser Browser', offline: 'Ohne Netz', offlineOn: 'Fotos, die du gesehen hast, sind auch ohne Netz da, und was du änderst, wird später gesendet.',
  offlineOff: 'Ohne https schalten Browser das ab: Fotos ohne Netz ansehen, PhotoGrid installieren und aus anderen Apps teilen. Mit https geht es.', offlineNone: 'Dieser Browser kann keine Fotos für später behalten.', howHttps: 'So wird https eingerichtet',
  install: 'PhotoGrid installieren', installHelp: 'Als eigene App mit Symbol, auf dem Telefon auch im Teilen-Menü.', installHow: 'Wähle „Installieren“ oder „Zum Startbildschirm“ im Menü des Browsers.', isInstalled: 'Installiert. Du siehst sie gerade.',
  auto: 'Einen Ordner von selbst hochladen', autoHelp: 'Was darin neu ist, wird hochgeladen, solange PhotoGrid offen ist.', autoOff: 'Dieser Browser lässt Seiten nicht in Ordner sehen. Chrome und Edge am Computer schon; Telefone laden über WebDAV hoch.',
  autoOn: (folder) => `Was in „${folder}“ neu ist, wird hochgeladen, solange PhotoGrid offen ist.`, pick: 'Ordner wählen', pickOther: 'Anderen wählen', stop: 'Beenden', looking: 'Wird durchgesehen', allow: 'Wieder erlauben', autoAsks: (folder) => `Der Browser fragt, bevor PhotoGrid wieder in „${folder}“ sehen darf.`,
};
