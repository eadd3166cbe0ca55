import type * as english from '../en/admin';
import { n, s } from './words';

export const users: typeof english.users = {
  title: 'Familie', help: 'Alle haben ihre eigene Bibliothek.', add: 'Person hinzufügen', admin: 'Verwaltet den Server', added: (name) => `${name} kann sich jetzt anmelden`, firstPassword: 'Erstes Passwort', firstPasswordHelp: 'In den Einstellungen lässt es sich ändern.', taken: 'Diese E-Mail hat schon jemand.',
  edit: (name) => `${name} ändern`, more: (name) => `Mehr zu ${name}`, change: 'Ändern', saved: (name) => `${name} gespeichert`, newPassword: 'Neues Passwort', newPasswordHelp: 'Leer bleibt es, wie es ist. Ein neues meldet die Person überall ab.',
  quota: 'Platz in GB', quotaHelp: 'Leer heißt: keine Grenze.', badQuota: 'Eine Zahl in Gigabyte oder nichts.', limit: (size) => `Bis ${size}`, noLimit: 'Keine Grenze', adminHelp: 'Darf Personen hinzufügen und sieht, wie es dem Server geht. Sieht nur die eigenen Fotos.', you: 'Du',
  erase: 'Löschen', askErase: (name) => `Alles von ${name} löschen?`, askEraseHelp: 'Das Konto wird mit allen Fotos und Alben von diesem Server gelöscht. Das kann niemand rückgängig machen.', keep: 'Alles behalten', erased: (name) => `Alles von ${name} ist gelöscht`,
};

export const health: typeof english.health = {
  title: 'Zustand des Servers', check: 'Jede Datei prüfen', checking: 'Jede Datei wird geprüft', well: 'Läuft gut.', look: (value) => `Läuft. ${s(value, 'Sache', 'Sachen')} zum Nachsehen.`,
  up: (time) => `seit ${time}`, memory: (size) => `${size} Speicher`,
  disk: 'Festplatte', free: (total) => `frei von ${total}`, originals: (size) => `Originale ${size}`, other: (size) => `Alles andere ${size}`, noDisk: 'Das System sagt nicht, wie groß die Festplatte ist.', nearlyFull: (size) => `Die Festplatte ist fast voll: noch ${size}. Mach Platz.`,
  work: 'Arbeit', waiting: (value) => `${n(value)} in der Schlange`, idle: 'Nichts zu tun', givenUp: (value) => `${n(value)} aufgegeben`, kinds: {
    'make-renditions': 'Vorschaubilder', 'rendition-backlog': 'Fehlende Vorschaubilder', 'name-places': 'Namen von Orten', 'read-sidecar': 'Begleitdateien', scrub: 'Dateien prüfen',
  } as Record<string, string>,
  formats: 'Formate', works: 'Geht', off: 'Aus', video: 'Video', offHelp: (what, why) => `${what}: ${why}.`, restart: 'Installiere, was fehlt, und starte neu.', places: 'Namen von Orten',
  models: 'Modelle', ready: 'Bereit', notAdded: 'Nicht da', modelsHelp: 'Auf diesem Server sieht noch nichts in die Fotos hinein. Alles andere geht.', model: { faces: 'Gesichter', objects: 'Dinge', ocr: 'Text', semantic: 'Bedeutung' } as Record<string, string>,
  failures: 'Ließ sich nicht fertig machen', photo: 'Foto', what: 'Was war', tries: 'Versuche', again: 'Noch einmal', allAgain: 'Alle noch einmal', trying: (value) => `${s(value, 'Sache wird', 'Sachen werden')} noch einmal versucht`, of: (name) => `Ein Foto von ${name}`, library: (name) => `Die Bibliothek von ${name}`, none: 'Alles ließ sich fertig machen.', do: 'Tun',
};
