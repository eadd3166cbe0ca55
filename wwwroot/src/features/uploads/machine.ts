/** What to do with a file that is on the server already. */
export type Choice = 'skip' | 'keep' | 'replace';

export type State =
  | 'waiting' // for its turn
  | 'checking' // its checksum is being made
  | 'sending'
  | 'finishing' // sent; the server is making it safe
  | 'retrying' // after a fault that passes
  | 'paused' // by the user, this one alone
  | 'asking' // it is there already: the user decides
  | 'lost' // the browser no longer has the file: the user gives it again
  | 'refused' // and why is in `message`
  | 'done';

export type Outcome = 'created' | 'duplicate' | 'replaced' | 'skipped';

/** One file on its way. Kept in the browser's database until it is safe. */
export interface Upload {
  id: string;
  owner: string;
  name: string;
  size: number;
  type: string;
  lastModified: number;
  addedAt: number;
  state: State;
  sent: number;
  sha256?: string | undefined;
  uploadId?: string | undefined;
  sessionToken?: string | undefined;
  choice?: Choice | undefined;
  /** The album that it goes into. */
  albumId?: string | undefined;
  /** It was found in the folder that is looked through by itself: what is there already is nothing to ask about. */
  isFound?: boolean | undefined;
  message?: string | undefined;
  /** When it was added the first time, for a duplicate. */
  existing?: { createdAt: string } | undefined;
  retryAt?: number | undefined;
  canRetry?: boolean | undefined;
  /** The browser has the way to the file, and asks before it goes it again. */
  needsPermission?: boolean | undefined;
  outcome?: Outcome | undefined;
}

export type Step =
  | { type: 'begin' }
  | { type: 'checked'; sha256?: string | undefined }
  | { type: 'begun'; uploadId: string; sessionToken: string }
  | { type: 'forgotten' } // the server has nothing of it any more
  | { type: 'sent'; bytes: number }
  | { type: 'all-sent' }
  | { type: 'dropped'; retryAt?: number | undefined }
  | { type: 'again' }
  | { type: 'known'; createdAt: string }
  | { type: 'decided'; choice: Choice }
  | { type: 'safe'; outcome: Outcome; createdAt?: string | undefined }
  | { type: 'refused'; message: string; canRetry: boolean }
  | { type: 'lost'; needsPermission?: boolean }
  | { type: 'found' } // the file that was lost was given again
  | { type: 'paused' }
  | { type: 'resumed' }
  | { type: 'retry' }
  | { type: 'stopped' }; // all is paused, the session ended, the page was left

const moving: readonly State[] = ['checking', 'sending', 'finishing', 'retrying'];
const idle: readonly State[] = ['waiting', 'paused', 'asking', 'lost', 'refused'];

/** Whether it takes one of the places of what is being sent. */
export const isMoving = (state: State): boolean => moving.includes(state);

/** What a step changes of an upload; null where it has no meaning, as an answer that comes after the file was taken off. */
export function step(upload: Upload, event: Step): Partial<Upload> | null {
  const { state } = upload;
  const from = (...states: readonly State[]): boolean => states.includes(state);
  switch (event.type) {
    case 'begin': return from('waiting') ? { state: 'checking', message: undefined } : null;
    case 'checked': return from('checking') ? { state: 'sending', sha256: event.sha256 ?? upload.sha256 } : null;
    case 'begun': return from('sending') ? { uploadId: event.uploadId, sessionToken: event.sessionToken, sent: 0 } : null;
    case 'forgotten': return from('sending', 'finishing') ? { state: 'sending', uploadId: undefined, sessionToken: undefined, sent: 0 } : null;
    case 'sent': return from('sending', 'finishing') ? { sent: Math.max(0, Math.min(upload.size, event.bytes)) } : null;
    case 'all-sent': return from('sending') ? { state: 'finishing', sent: upload.size } : null;
    case 'dropped': return from('sending', 'finishing') ? { state: 'retrying', retryAt: event.retryAt } : null;
    case 'again': return from('retrying') ? { state: 'sending', retryAt: undefined } : null;
    case 'known': return from('sending') ? { state: 'asking', existing: { createdAt: event.createdAt } } : null;
    case 'decided': return from('asking') ? { state: 'waiting', choice: event.choice } : null;
    case 'safe':
      // Without a word of the server only what the user leaves out is done.
      if (event.outcome === 'skipped' ? !from('sending', 'asking') : !from('finishing')) return null;
      return { state: 'done', outcome: event.outcome, sent: upload.size, message: undefined, existing: event.createdAt ? { createdAt: event.createdAt } : upload.existing };
    case 'refused': return from('waiting', ...moving) ? { state: 'refused', message: event.message, canRetry: event.canRetry, retryAt: undefined, sent: 0 } : null;
    case 'lost': return from('waiting', ...moving) ? { state: 'lost', needsPermission: event.needsPermission ?? false, retryAt: undefined } : null;
    case 'found': return from('lost', 'refused') ? { state: 'waiting', message: undefined, needsPermission: undefined } : null;
    case 'paused': return from('waiting', 'checking', 'sending', 'retrying') ? { state: 'paused', retryAt: undefined } : null;
    case 'resumed': return from('paused') ? { state: 'waiting' } : null;
    case 'retry': return from('refused') && upload.canRetry ? { state: 'waiting', message: undefined } : null;
    // What was being made safe is asked about again; asking twice gets the same answer.
    case 'stopped': return from(...moving) ? { state: 'waiting', retryAt: undefined } : null;
  }
}

/** Applies a step in place, for there may be thousands. False where it has no meaning. */
export function apply(upload: Upload, event: Step): boolean {
  const change = step(upload, event);
  if (change) Object.assign(upload, change);
  return change !== null;
}

/** As a page that was just loaded finds it: nothing is on its way. */
export function recalled(upload: Upload): Upload {
  return idle.includes(upload.state) || upload.state === 'done' ? { ...upload, retryAt: undefined } : { ...upload, ...step(upload, { type: 'stopped' }), sent: 0 };
}
