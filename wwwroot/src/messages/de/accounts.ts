import type * as english from '../en/accounts';
import { s } from './words';

export const door: typeof english.door = {
  welcome: 'Das erste Konto anlegen', welcomeHelp: 'Es verwaltet diesen Server und hat seine eigenen Fotos.',
  name: 'Dein Name', email: 'E-Mail', password: 'Passwort', passwordHelp: 'Mindestens 8 Zeichen. Ein paar Wörter sind ein gutes.',
  code: 'Einrichtungscode', codeHelp: 'Der Server hat ihn beim Start ausgegeben.', make: 'Konto anlegen', nothingLeaves: 'Nichts verlässt diesen Rechner.',
  forgot: 'Vergessen? Wer diesen Server betreibt, kann ein neues setzen.', wrong: 'E-Mail und Passwort passen nicht zusammen.',
  needName: 'Ein Name, damit andere wissen, wer du bist.', needEmail: 'Eine Adresse hat etwas hinter dem @.', needPassword: 'Mindestens 8 Zeichen.',
  needCode: 'Der Code steht in der Ausgabe des Servers.', show: 'Passwort zeigen', hide: 'Passwort verbergen', enterPassword: 'Gib dein Passwort ein.',
  wait: (seconds) => `Zu viele Versuche. Warte ${seconds < 90 ? s(seconds, 'Sekunde', 'Sekunden') : s(Math.ceil(seconds / 60), 'Minute', 'Minuten')} und versuche es noch einmal.`,
};
