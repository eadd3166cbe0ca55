import { api, ApiError } from '../../api/client';
import { onReturn, useConnection } from '../../api/connection';
import { queryClient, serverQuery } from '../../api/queries';
import { nudge } from '../../library/events';
import { m } from '../../messages';
import { checksum } from './checksum';
import type { Found } from './files';
import { apply, isMoving, recalled, type Choice, type Outcome, type Step, type Upload } from './machine';
import { changed, Speed, useQueue } from './queue';
import { refusal } from './refusals';
import { fileOf, forget, forgetAll, keep, recall } from './shelf';
import { FileGone, transfer } from './transfer';

const atOnce = 3;
const waitsMs = [1_000, 2_000, 4_000];

const files = new Map<string, Found>();
const running = new Map<string, AbortController>();
const settled = new Set<(upload: Upload) => void>();
export const speed = new Speed();
let owner = '';
let isSignedOut = false;

/** The file of an upload, while the page has it. */
export const heldFile = (id: string): File | undefined => files.get(id)?.file;

/** Calls back when a file is safe, or was left out. */
export const onSettled = (listener: (upload: Upload) => void): void => void settled.add(listener);

const uploads = (): Upload[] => useQueue.getState().uploads;
const find = (id: string): Upload | undefined => uploads().find((upload) => upload.id === id);

function advance(upload: Upload, event: Step): boolean {
  const isNew = apply(upload, event);
  if (isNew) changed();
  return isNew;
}

/** Goes on with what an earlier visit left: one tab does, and the next one when that is closed, where the browser can tell tabs apart. */
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
    void navigator.locks.request(`photogrid.uploads.${user}`, async () => {
      await goOn(user);
      return new Promise(() => undefined);
    });
  } else await goOn(user);
}

async function goOn(user: string): Promise<void> {
  const mine = new Set(uploads().map((upload) => upload.id));
  const left = (await recall(user)).filter((upload) => upload.state !== 'done' && !mine.has(upload.id));
  if (left.length === 0 || owner !== user) return;
  uploads().push(...left.map(recalled));
  if (mine.size === 0) useQueue.setState({ isFolded: true });
  changed();
  pump();
}

/** Puts files in the queue, for an album if one is named; answers when a reload would not lose them. One that is in it already is not put in twice; one that was lost is found again. */
export function add(found: readonly Found[], more: { albumId?: string | undefined; isFound?: boolean } = {}): Promise<void> {
  const { albumId, isFound } = more;
  const known = new Map(uploads().filter((upload) => upload.state !== 'done').map((upload) => [keyOf(upload), upload]));
  const lost = uploads().filter((upload) => upload.state === 'lost');
  const addedAt = Date.now();
  for (const { file, handle } of found) {
    const again = lost.find((upload) => upload.state === 'lost' && upload.name === file.name && upload.size === file.size);
    const same = again ?? known.get(keyOf({ name: file.name, size: file.size, lastModified: file.lastModified, albumId }));
    if (same) {
      files.set(same.id, { file, handle });
      if (!advance(same, { type: 'found' })) continue;
      keptIds.delete(same.id);
      continue;
    }
    const upload: Upload = { id: newId(), owner, name: file.name, size: file.size, type: file.type, lastModified: file.lastModified, addedAt, state: 'waiting', sent: 0, albumId, ...(isFound ? { isFound, choice: 'skip' } : {}) };
    if (file.size === 0) advance(upload, { type: 'refused', message: m.upload.empty, canRetry: false });
    else files.set(upload.id, { file, handle });
    uploads().push(upload);
    known.set(keyOf(upload), upload);
  }
  useQueue.setState(isFound ? (uploads().length === found.length ? { isFolded: true } : {}) : { isFolded: false, isPaused: false });
  changed();
  pump();
  return keepAll();
}

const keyOf = (file: Pick<Upload, 'name' | 'size' | 'lastModified' | 'albumId'>): string => `${file.name}/${file.size}/${file.lastModified}/${file.albumId ?? ''}`;
const newId = (): string => crypto.randomUUID?.() ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;

// The browser copies each file to its own disk: one after another, behind the sending.
let keeping: Promise<void> | undefined;
const keptIds = new Set<string>();
const keepAll = (): Promise<void> => (keeping ??= keepEach().finally(() => (keeping = undefined)));

async function keepEach(): Promise<void> {
  for (;;) {
    const next = uploads().find((upload) => upload.state !== 'done' && upload.state !== 'refused' && !keptIds.has(upload.id) && files.has(upload.id));
    const held = next && files.get(next.id);
    if (!held) return;
    keptIds.add(next.id);
    await keep(next, held.file, held.handle);
    // It may have become safe while it was being written.
    if (find(next.id)?.state === 'done' || !find(next.id)) await forget([next.id]);
  }
}

const remember = (upload: Upload): void => void (keptIds.has(upload.id) && keep(upload));

function pump(): void {
  if (useQueue.getState().isPaused || isSignedOut) return;
  for (const upload of uploads()) {
    if (running.size >= atOnce) return;
    if (upload.state === 'waiting' && !running.has(upload.id)) void send(upload);
  }
}

async function send(upload: Upload): Promise<void> {
  const stop = new AbortController();
  running.set(upload.id, stop);
  advance(upload, { type: 'begin' });
  try {
    const file = heldFile(upload.id) ?? (await fileOf(upload.id));
    if (stop.signal.aborted) return;
    if (!file || file === 'ask') return miss(upload, file === 'ask');
    files.set(upload.id, { ...files.get(upload.id), file });
    if (!(await check(upload, file))) return;
    if (!stop.signal.aborted) await attempt(upload, file, stop.signal);
  } finally {
    running.delete(upload.id);
    changed();
    pump();
  }
}

/** Knows the file by its hash; one that was given again has to be the one that was lost. */
async function check(upload: Upload, file: File): Promise<boolean> {
  const sha256 = (await checksum(file)) ?? undefined;
  if (sha256 && upload.sha256 && sha256 !== upload.sha256) {
    // Another file of that name and size: what the server has of the first one is of no use.
    if (upload.uploadId) void api(`/photos/upload/${upload.uploadId}`, { method: 'DELETE' }).catch(() => undefined);
    upload.uploadId = upload.sessionToken = undefined;
  }
  advance(upload, { type: 'checked', sha256 });
  return upload.state === 'sending';
}

async function attempt(upload: Upload, file: File, signal: AbortSignal): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      const outcome = await transfer(upload, file, watch(upload, signal));
      if (signal.aborted && upload.state !== 'finishing') return;
      return outcome.status === 'asking' ? ask(upload, outcome.createdAt ?? '') : finish(upload, outcome.status, outcome.createdAt);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ApiError && error.status === 401) {
        isSignedOut = true;
        advance(upload, { type: 'stopped' });
        return;
      }
      if (error instanceof FileGone) return miss(upload, false);
      if (!(error instanceof ApiError) || !error.isPassing || !(await waitFor(upload, tries, error, signal))) {
        if (signal.aborted) return;
        const { message, canRetry } = refusal(error, upload, queryClient.getQueryData(serverQuery.queryKey)?.limits?.maxFileSize);
        return refuse(upload, message, canRetry);
      }
    }
  }
}

/** Waits 1, 2, 4 seconds, then for the server to come back; false when it answers but will not do it. */
async function waitFor(upload: Upload, tries: number, error: ApiError, signal: AbortSignal): Promise<boolean> {
  const wait = waitsMs[tries];
  if (wait === undefined && useConnection.getState().reachable) return false;
  const ms = Math.max(wait ?? 0, (error.retryAfterSeconds ?? 0) * 1000);
  advance(upload, { type: 'dropped', retryAt: wait === undefined ? undefined : Date.now() + ms });
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
  return !signal.aborted && advance(upload, { type: 'again' });
}

const hurries = new Map<string, () => void>();

/** Does not wait for the next try. */
export const hurry = (id: string): void => hurries.get(id)?.();

function watch(upload: Upload, signal: AbortSignal) {
  return {
    signal,
    step: (event: Step) => {
      const before = upload.sent;
      if (!signal.aborted) advance(upload, event);
      if (event.type === 'sent') speed.add(Math.max(0, upload.sent - before), performance.now());
      if (event.type === 'begun' || event.type === 'forgotten') remember(upload);
    },
  };
}

function ask(upload: Upload, createdAt: string): void {
  if (upload.choice === 'skip') return finish(upload, 'skipped');
  advance(upload, { type: 'known', createdAt });
  remember(upload);
}

function miss(upload: Upload, needsPermission: boolean): void {
  files.delete(upload.id);
  advance(upload, { type: 'lost', needsPermission });
  remember(upload);
}

function refuse(upload: Upload, message: string, canRetry: boolean): void {
  advance(upload, { type: 'refused', message, canRetry });
  // What can never be taken is said once; a reload does not say it again.
  if (canRetry) remember(upload);
  else void forget([upload.id]);
  if (!canRetry) tell(upload);
}

function finish(upload: Upload, outcome: Outcome, createdAt?: string): void {
  if (!advance(upload, { type: 'safe', outcome, createdAt })) return;
  files.delete(upload.id);
  void forget([upload.id]);
  tell(upload);
  nudge();
}

const tell = (upload: Upload): void => settled.forEach((listener) => listener(upload));

/** The user's answer to "already here". */
export function decide(id: string, choice: Choice): void {
  const upload = find(id);
  if (!upload) return;
  // For an album the photo that is here is put into it, which the server does.
  if (choice === 'skip' && !upload.albumId) return finish(upload, 'skipped');
  advance(upload, { type: 'decided', choice });
  pump();
}

/** The same answer for everything that is there already. */
export function decideAll(choice: Choice): void {
  for (const upload of uploads()) if (upload.state === 'asking') decide(upload.id, choice);
}

export function retry(id: string): void {
  const upload = find(id);
  if (upload && advance(upload, { type: 'retry' })) pump();
}

/** The browser asks whether it may have the file again; the user has just said that it may try. */
export async function permit(id: string): Promise<void> {
  const upload = find(id);
  const file = upload && (await fileOf(id, true));
  if (!upload || !file || file === 'ask') return;
  files.set(id, { file });
  if (advance(upload, { type: 'found' })) pump();
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

/** Stops one file, or lets it go on. */
export function setOnePaused(id: string, isPaused: boolean): void {
  const upload = find(id);
  if (!upload || !advance(upload, { type: isPaused ? 'paused' : 'resumed' })) return;
  if (isPaused) running.get(id)?.abort();
  remember(upload);
  pump();
}

export function setPaused(isPaused: boolean): void {
  useQueue.setState({ isPaused });
  if (isPaused) {
    for (const [id, stop] of running) {
      const upload = find(id);
      // What the server is making safe is let through.
      if (!upload || upload.state === 'finishing') continue;
      stop.abort();
      advance(upload, { type: 'stopped' });
    }
  } else for (const upload of uploads()) advance(upload, { type: 'resumed' });
  changed();
  pump();
}

/** Clears the list when nothing on it is moving. */
export function closePanel(): void {
  if (uploads().some((upload) => isMoving(upload.state))) return;
  void forget(uploads().map((upload) => upload.id));
  useQueue.setState({ uploads: [] });
  changed();
}

/** Someone signed out: nothing of theirs stays in this browser. */
export function signedOut(): void {
  leave();
  void forgetAll();
}

/** Stops everything and forgets it on this page. */
function leave(): void {
  for (const stop of running.values()) stop.abort();
  files.clear();
  keptIds.clear();
  owner = '';
  useQueue.setState({ uploads: [] });
}
