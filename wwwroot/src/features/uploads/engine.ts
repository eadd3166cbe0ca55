import { api, ApiError } from '../../api/client';
import { onReturn, useConnection } from '../../api/connection';
import { queryClient, serverQuery } from '../../api/queries';
import { nudge } from '../../library/events';
import { onSignOut } from '../../library/session';
import { m } from '../../messages';
import { checksum } from './checksum';
import { changed, Speed, useQueue, type Choice, type Upload } from './queue';
import { refusal } from './refusals';
import { fileOf, forget, keep, recall } from './shelf';
import { transfer } from './transfer';

const atOnce = 3;
const waitsMs = [1_000, 2_000, 4_000];

const files = new Map<string, File>();
const running = new Map<string, AbortController>();
export const speed = new Speed();
let owner = '';
let isSignedOut = false;

/** The file of an upload, while the page has it. */
export const heldFile = (id: string): File | undefined => files.get(id);

const uploads = (): Upload[] => useQueue.getState().uploads;
const find = (id: string): Upload | undefined => uploads().find((upload) => upload.id === id);

/** Goes on with what an earlier visit left. Only one tab does, where the browser can tell tabs apart. */
export async function begin(user: string): Promise<void> {
  if (owner === user) {
    // Signed in again: what a session's end had stopped goes on.
    isSignedOut = false;
    pump();
    return;
  }
  if (owner) leave();
  owner = user;
  isSignedOut = false;
  if ('locks' in navigator) {
    const isFirst = await new Promise<boolean>((resolve) => {
      void navigator.locks.request(`photogrid.uploads.${user}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock ? new Promise(() => undefined) : undefined;
      });
    });
    if (!isFirst) return;
  }
  const left = await recall(user);
  if (left.length === 0) return;
  for (const upload of left) {
    if (upload.state === 'done') continue;
    if (upload.state !== 'asking' && upload.state !== 'refused') upload.state = 'waiting';
    upload.sent = 0;
    upload.retryAt = undefined;
    uploads().push(upload);
  }
  useQueue.setState({ isFolded: true });
  changed();
  pump();
}

/** Puts files in the queue, for an album if one is named. One that is in it already is not put in twice; one that was lost is found again. */
export function add(chosen: File[], albumId?: string): void {
  const known = new Map(uploads().filter((upload) => upload.state !== 'done').map((upload) => [keyOf(upload), upload]));
  const now = Date.now();
  for (const file of chosen) {
    const same = known.get(keyOf({ name: file.name, size: file.size, lastModified: file.lastModified, albumId }));
    if (same) {
      files.set(same.id, file);
      if (same.state === 'refused') retry(same.id);
      continue;
    }
    const upload: Upload = { id: newId(), owner, name: file.name, size: file.size, type: file.type, lastModified: file.lastModified, addedAt: now, state: 'waiting', sent: 0, albumId };
    if (file.size === 0) {
      upload.state = 'refused';
      upload.message = m.upload.empty;
    } else {
      files.set(upload.id, file);
    }
    uploads().push(upload);
  }
  useQueue.setState({ isFolded: false, isPaused: false });
  changed();
  pump();
  void keepAll();
}

const keyOf = (file: Pick<Upload, 'name' | 'size' | 'lastModified' | 'albumId'>): string => `${file.name}/${file.size}/${file.lastModified}/${file.albumId ?? ''}`;
const newId = (): string => crypto.randomUUID?.() ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

// The browser copies each file to its own disk: one after another, behind the sending.
let keeping = false;
const keptIds = new Set<string>();
async function keepAll(): Promise<void> {
  if (keeping) return;
  keeping = true;
  for (;;) {
    const next = uploads().find((upload) => upload.state !== 'done' && upload.state !== 'refused' && !keptIds.has(upload.id) && files.has(upload.id));
    if (!next) break;
    keptIds.add(next.id);
    await keep(next, files.get(next.id));
    // It may have become safe while it was being written.
    if (find(next.id)?.state === 'done' || !find(next.id)) await forget([next.id]);
  }
  keeping = false;
}

const remember = (upload: Upload): void => void (keptIds.has(upload.id) && keep(upload));

function pump(): void {
  const { isPaused } = useQueue.getState();
  for (const upload of uploads()) {
    if (isPaused || isSignedOut || running.size >= atOnce) return;
    if (upload.state === 'waiting') void send(upload);
  }
}

async function send(upload: Upload): Promise<void> {
  const stop = new AbortController();
  running.set(upload.id, stop);
  upload.state = 'checking';
  changed();
  try {
    const file = files.get(upload.id) ?? (await fileOf(upload.id));
    if (!file) return refuse(upload, m.upload.lost, false);
    files.set(upload.id, file);
    upload.sha256 ??= (await checksum(file)) ?? undefined;
    for (let tries = 0; ; tries++) {
      try {
        upload.state = 'sending';
        const outcome = await transfer(upload, file, watch(upload, stop.signal));
        if (outcome.status === 'asking') return ask(upload, outcome.createdAt ?? '');
        return finish(upload, outcome.status, outcome.createdAt);
      } catch (error) {
        if (stop.signal.aborted) return;
        if (error instanceof ApiError && error.status === 401) {
          isSignedOut = true;
          upload.state = 'waiting';
          return;
        }
        if (!(error instanceof ApiError) || !error.isPassing || !(await waitFor(upload, tries, error, stop.signal))) {
          const { message, canRetry } = refusal(error, upload, queryClient.getQueryData(serverQuery.queryKey)?.limits?.maxFileSize);
          return refuse(upload, message, canRetry);
        }
      }
    }
  } finally {
    running.delete(upload.id);
    changed();
    pump();
  }
}

/** Waits 1, 2, 4 seconds, then for the server to come back; false when it answers but will not do it. */
async function waitFor(upload: Upload, tries: number, error: ApiError, signal: AbortSignal): Promise<boolean> {
  upload.state = 'retrying';
  const wait = waitsMs[tries];
  if (wait === undefined && useConnection.getState().reachable) return false;
  const ms = Math.max(wait ?? 0, (error.retryAfterSeconds ?? 0) * 1000);
  upload.retryAt = wait === undefined ? undefined : Date.now() + ms;
  changed();
  await new Promise<void>((resolve) => {
    const timer = wait === undefined ? undefined : setTimeout(go, ms);
    const stopListening = onReturn(go);
    signal.addEventListener('abort', go);
    hurries.set(upload.id, go);
    function go(): void {
      clearTimeout(timer);
      stopListening();
      signal.removeEventListener('abort', go);
      hurries.delete(upload.id);
      resolve();
    }
  });
  upload.retryAt = undefined;
  return !signal.aborted;
}

const hurries = new Map<string, () => void>();

/** Does not wait for the next try. */
export const hurry = (id: string): void => hurries.get(id)?.();

function watch(upload: Upload, signal: AbortSignal) {
  return {
    signal,
    progress: (sent: number) => {
      speed.add(Math.max(0, sent - upload.sent), performance.now());
      upload.sent = sent;
      changed();
    },
    learned: () => remember(upload),
    finishing: () => {
      upload.state = 'finishing';
      changed();
    },
  };
}

function ask(upload: Upload, createdAt: string): void {
  if (upload.choice === 'skip') return finish(upload, 'skipped');
  upload.state = 'asking';
  upload.existing = { createdAt };
  remember(upload);
}

function refuse(upload: Upload, message: string, canRetry: boolean): void {
  upload.state = 'refused';
  upload.message = message;
  upload.canRetry = canRetry;
  // What can never be taken is said once; a reload does not say it again.
  if (canRetry) remember(upload);
  else void forget([upload.id]);
}

function finish(upload: Upload, outcome: Upload['outcome'], createdAt?: string): void {
  upload.state = 'done';
  upload.sent = upload.size;
  upload.outcome = outcome;
  if (createdAt) upload.existing = { createdAt };
  files.delete(upload.id);
  void forget([upload.id]);
  nudge();
}

/** The user's answer to "already here". */
export function decide(id: string, choice: Choice): void {
  const upload = find(id);
  if (!upload) return;
  upload.choice = choice;
  // For an album the photo that is here is put into it, which the server does.
  if (choice === 'skip' && !upload.albumId) {
    finish(upload, 'skipped');
    changed();
    return;
  }
  retry(id);
}

/** The same answer for everything that is there already. */
export function skipAll(): void {
  for (const upload of uploads()) if (upload.state === 'asking') decide(upload.id, 'skip');
}

export function retry(id: string): void {
  const upload = find(id);
  if (!upload) return;
  Object.assign(upload, { state: 'waiting', sent: 0, message: undefined });
  changed();
  pump();
}

/** Takes a file off the list; what the server has of it is thrown away there. */
export function dismiss(id: string): void {
  const upload = find(id);
  if (!upload) return;
  running.get(id)?.abort();
  if (upload.uploadId) void api(`/photos/upload/${upload.uploadId}`, { method: 'DELETE' }).catch(() => undefined);
  files.delete(id);
  void forget([id]);
  useQueue.setState({ uploads: uploads().filter((other) => other.id !== id) });
  changed();
}

export function setPaused(isPaused: boolean): void {
  useQueue.setState({ isPaused });
  if (isPaused) {
    for (const [id, stop] of running) {
      const upload = find(id);
      // What the server is making safe is let through.
      if (!upload || upload.state === 'finishing') continue;
      stop.abort();
      upload.state = 'waiting';
    }
  }
  changed();
  pump();
}

/** Clears the list when nothing on it is moving. */
export function closePanel(): void {
  void forget(uploads().map((upload) => upload.id));
  useQueue.setState({ uploads: [] });
  changed();
}

onSignOut(() => {
  void forget(uploads().map((upload) => upload.id));
  leave();
});

/** Stops everything and forgets it on this page. */
function leave(): void {
  for (const stop of running.values()) stop.abort();
  files.clear();
  owner = '';
  useQueue.setState({ uploads: [] });
}
