import { n, s } from './words';

// The upload panel and the drop zone.

export const upload = {
  panel: 'Uploads', files: 'Files', safe: 'safe on the server', of: (safe: number, total: number) => (safe === total ? n(total) : `${n(safe)} of ${n(total)}`),
  left: { seconds: 'Less than a minute left', minutes: (value: number) => `About ${s(value, 'minute')} left`, hours: (value: number) => `About ${s(value, 'hour')} left` },
  speed: (value: string) => `${value}/s`, needYou: (value: number) => `${n(value)} need${value === 1 ? 's' : ''} you`, paused: 'Paused', waiting: (value: number) => `${n(value)} waiting`,
  allSafe: 'Everything is on the server.', needYouTitle: 'Need you', now: 'Now', done: 'Done', pause: 'Pause all', resume: 'Go on', fold: 'Fold', unfold: 'Show uploads', closePanel: 'Close',
  useOne: 'Use the one here', usedOne: 'It was here; now it is in the album, too', skip: 'Skip', skipAll: (value: number) => `Skip all ${n(value)}`, keep: 'Keep both', replace: 'Replace', dismiss: 'Dismiss', works: 'What works?', worksHelp: 'JPEG, PNG, WebP, GIF, AVIF and TIFF pictures; others, and videos, where the server has what reads them.',
  waitingTurn: 'Waiting', checking: 'Checking', sent: (sent: string, total: string) => `${sent} of ${total}`, finishing: 'Being made safe',
  safeOne: 'Safe on the server', already: (date: string) => `Already here, added ${date}`, skipped: 'Skipped, it is already here', replaced: 'Replaced, safe on the server', cancelled: 'Cancelled',
  dropped: (seconds: number) => (seconds > 0 ? `Connection dropped. Trying again in ${seconds} s` : 'Trying again'), retry: 'Try now', cancel: 'Cancel',
  lost: 'The browser no longer has this file. Choose it again.', gone: 'The file changed or was moved. Choose it again.', empty: 'This file is empty. It was not uploaded.',
  type: (kind: string) => `${kind} files can’t be shown here. It was not uploaded.`, tooLarge: (size: string, limit: string) => `This file is ${size}; the limit is ${limit}. It was not uploaded.`,
  tooLargePlain: 'This file is over the size limit. It was not uploaded.', quota: 'Your space is full. Free up space, then try again.', full: 'The server’s disk is full. Free up space, then try again.',
  changed: 'The file changed on its way. Trying again.', damaged: 'This file is damaged. Check it where it came from.', refused: 'The server refused this file.',
  drop: (value: number) => `Let go to add ${value > 0 ? s(value, 'file') : 'them'}`, dropHelp: 'Photos go to your timeline.', dropAlbum: (album: string) => `Photos go into “${album}” and to your timeline.`,
  said: { start: (value: number) => `Uploading ${s(value, 'file')}`, part: (percent: number) => `${percent}% uploaded`, need: (value: number) => `${s(value, 'file')} need${value === 1 ? 's' : ''} you`, end: (value: number) => `${s(value, 'file')} safe on the server` },
  more: (value: number) => `and ${n(value)} more`,
};
