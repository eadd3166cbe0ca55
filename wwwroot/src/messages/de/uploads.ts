import type * as english from '../en/uploads';
import { files, n, s } from './words';

const needYou = (value: number): string => (value === 1 ? 'braucht dich' : 'brauchen dich');

export const upload: typeof english.upload = {
  panel: 'Hochladen', files: 'Dateien', safe: 'sicher auf dem Server', of: (safe, total) => (safe === total ? n(total) : `${n(safe)} von ${n(total)}`),
  left: { seconds: 'Noch weniger als eine Minute', minutes: (value) => `Noch etwa ${s(value, 'Minute', 'Minuten')}`, hours: (value) => `Noch etwa ${s(value, 'Stunde', 'Stunden')}` },
  speed: (value) => `${value}/s`, needYou: (value) => `${n(value)} ${needYou(value)}`, paused: 'Angehalten', waiting: (value) => `${n(value)} in der Schlange`,
  allSafe: 'Alles ist auf dem Server.', needYouTitle: 'Brauchen dich', now: 'Jetzt', done: 'Fertig', pause: 'Alle anhalten', resume: 'Weiter', fold: 'Einklappen', unfold: 'Hochladen zeigen', closePanel: 'Schließen',
  useOne: 'Das vorhandene nehmen', usedOne: 'Es war schon hier; jetzt ist es auch im Album', skip: 'Auslassen', skipAll: (value) => `Alle ${n(value)} auslassen`, keep: 'Beide behalten', replace: 'Ersetzen', dismiss: 'Ausblenden', works: 'Was geht?', worksHelp: 'Bilder in JPEG, PNG, WebP, GIF, AVIF und TIFF; andere und Videos, wo der Server hat, was sie liest.',
  waitingTurn: 'Wartet', checking: 'Wird geprüft', sent: (sent, total) => `${sent} von ${total}`, finishing: 'Wird gesichert',
  safeOne: 'Sicher auf dem Server', already: (date) => `Schon hier seit ${date}`, skipped: 'Ausgelassen, es ist schon hier', replaced: 'Ersetzt, sicher auf dem Server', cancelled: 'Abgebrochen',
  dropped: (seconds) => (seconds > 0 ? `Verbindung weg. Neuer Versuch in ${seconds} s` : 'Neuer Versuch'), retry: 'Jetzt versuchen', cancel: 'Abbrechen',
  lost: 'Der Browser hat diese Datei nicht mehr. Wähle sie noch einmal.', gone: 'Die Datei wurde geändert oder verschoben. Wähle sie noch einmal.', empty: 'Diese Datei ist leer. Sie wurde nicht hochgeladen.',
  type: (kind) => `${kind}-Dateien lassen sich hier nicht zeigen. Sie wurde nicht hochgeladen.`, tooLarge: (size, limit) => `Diese Datei hat ${size}; die Grenze ist ${limit}. Sie wurde nicht hochgeladen.`,
  tooLargePlain: 'Diese Datei ist größer als erlaubt. Sie wurde nicht hochgeladen.', quota: 'Dein Platz ist voll. Mach Platz und versuche es noch einmal.', full: 'Die Festplatte des Servers ist voll. Mach Platz und versuche es noch einmal.',
  changed: 'Die Datei hat sich unterwegs geändert. Neuer Versuch.', damaged: 'Diese Datei ist beschädigt. Sieh nach, wo sie herkommt.', refused: 'Der Server hat diese Datei abgelehnt.',
  drop: (value) => `Loslassen, um ${value > 0 ? files(value) : 'sie'} hinzuzufügen`, dropHelp: 'Die Fotos kommen in deine Zeitleiste.', dropAlbum: (album) => `Die Fotos kommen in „${album}“ und in deine Zeitleiste.`,
  said: { start: (value) => `${files(value)} ${value === 1 ? 'wird' : 'werden'} hochgeladen`, part: (percent) => `${percent} % hochgeladen`, need: (value) => `${files(value)} ${needYou(value)}`, end: (value) => `${files(value)} sicher auf dem Server` },
  more: (value) => `und ${n(value)} weitere`,
};
