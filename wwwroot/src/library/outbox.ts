import { create } from 'zustand';
import { api, ApiError } from '../api/client';
import { onReturn } from '../api/connection';
import type { Album, Photo, PhotoSet } from '../api/wire';
import { setUnconfirmed, type Change, type Deed } from './changes';
import { eachOf, idsOf } from './ids';
import { changes as database } from './kept';

/** Someone else changed the same words meanwhile. */
export class Conflict extends Error {
  constructor(readonly now: Photo) {
    super('Changed meanwhile');
  }
}

type Answer = Album | Photo | undefined;
export type Outcome = { state: 'sent'; answer: Answer } | { state: 'queued' };

const batchOf = 500;
const waitsMs = [1_000, 2_000, 4_000];
const newId = (): string => crypto.randomUUID?.() ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}-${Math.random().toString(36).slice(2)}`;
const tab = newId();
const tabLock = (id: string): string => `photogrid.tab.${id}`;

/** How many changes wait for the server. */
export const useOutbox = create<{ waiting: number }>(() => ({ waiting: 0 }));

interface Entry {
  change: Change;
  settle?: ((outcome: Outcome) => void) | undefined;
  fail?: ((error: unknown) => void) | undefined;
}

let owner = '';
let queue: Entry[] = [];
let isDraining = false;
let refused: (change: Change, error: unknown) => void = () => undefined;

/** Sends a change; answers when the server has, or when it has to wait for one. Throws what the server refused it with. */
export async function submit(numbers: number[], deed: Deed, ids?: string[]): Promise<Outcome> {
  const change: Change = { id: newId(), owner, tab, at: Date.now(), numbers, deed, ...(ids ? { ids } : {}) };
  return new Promise((settle, fail) => {
    queue.push({ change, settle, fail });
    show();
    void database.put('changes', change).then(drain);
  });
}

/** Goes on with what this user's earlier visits left; answers when that is known. `told` hears of what is refused long after it was done. */
export async function beginOutbox(user: string, told: typeof refused): Promise<void> {
  refused = told;
  if (owner !== user) queue = [];
  owner = user;
  if ('locks' in navigator) void navigator.locks.request(tabLock(tab), { ifAvailable: true }, (lock) => (lock ? new Promise(() => undefined) : undefined));
  await adopt();
  void drain();
}

/** Forgets on this page what was another user's; the database is emptied with the library. */
export function leaveOutbox(): void {
  owner = '';
  queue = [];
  show();
}

/** Takes over what tabs that are gone had not sent. */
async function adopt(): Promise<void> {
  const take = async () => {
    const held = 'locks' in navigator ? new Set((await navigator.locks.query()).held?.map(({ name }) => name)) : null;
    const mine = new Set(queue.map(({ change }) => change.id));
    const left = (await database.all<Change>('changes')).filter((change) => change.owner === owner && !mine.has(change.id) && (change.tab === tab || !held?.has(tabLock(change.tab))));
    for (const change of left.sort((a, b) => a.at - b.at)) {
      change.tab = tab;
      await database.put('changes', change);
      queue.push({ change });
    }
  };
  if ('locks' in navigator) await navigator.locks.request('photogrid.outbox', take);
  else await take();
  show();
}

onReturn(() => void adopt().then(drain));

function show(): void {
  setUnconfirmed(queue.map(({ change }) => change));
  useOutbox.setState({ waiting: queue.filter(({ settle }) => !settle).length });
}

/** One after another: what the user did is heard of in that order. */
async function drain(): Promise<void> {
  if (isDraining) return;
  isDraining = true;
  try {
    for (let entry = queue[0]; entry; entry = queue[0]) {
      const isGoingOn = await send(entry);
      if (!isGoingOn) break;
    }
  } finally {
    isDraining = false;
    show();
  }
}

/** False when there is no server to send it to. */
async function send(entry: Entry): Promise<boolean> {
  const { change } = entry;
  for (let tries = 0; ; tries++) {
    try {
      const answer = await perform(change);
      done(entry);
      entry.settle?.({ state: 'sent', answer });
      return true;
    } catch (error) {
      if (change.owner !== owner) return false;
      if (error instanceof ApiError && (isAway(error) || error.status === 401)) {
        // Everything behind it waits too; whoever did it hears so now and need not stay.
        for (const waiting of queue) {
          waiting.settle?.({ state: 'queued' });
          waiting.settle = waiting.fail = undefined;
        }
        return false;
      }
      const wait = waitsMs[tries];
      if (error instanceof ApiError && error.isPassing && wait !== undefined) {
        await new Promise((resolve) => setTimeout(resolve, Math.max(wait, (error.retryAfterSeconds ?? 0) * 1_000)));
        continue;
      }
      done(entry);
      if (entry.fail) entry.fail(error);
      else refused(change, error);
      return true;
    }
  }
}

const isAway = ({ status }: ApiError): boolean => status === 0 || (status >= 502 && status <= 504);

function done({ change }: Entry): void {
  queue = queue.filter((other) => other.change !== change);
  void database.remove('changes', [change.id]);
  show();
}

async function perform(change: Change): Promise<Answer> {
  if (!change.ids) {
    change.ids = await idsOf(change.numbers);
    // The same request has to come again under the same key.
    await database.put('changes', change);
  }
  const { deed, ids } = change;
  switch (deed.type) {
    case 'edit': return edit(ids[0] ?? '', deed);
    case 'album': return (await post<Album>(change, '', `/albums/${deed.album.id}/photos`, { photoIds: ids }));
    case 'restore': return void (await eachOf(ids, (id, index) => post(change, index, `/photos/${id}/restore`)));
    default:
      for (let from = 0; from < ids.length; from += batchOf) {
        const photoIds = ids.slice(from, from + batchOf);
        if (deed.type === 'set') await post(change, from, '/photos/batch', { photoIds, set: deed.set });
        else await post(change, from, '/photos/batch-delete', { photoIds });
      }
      return undefined;
  }
}

const post = <T = void>(change: Change, part: number | '', path: string, body?: unknown): Promise<T> =>
  api<T>(path, { method: 'POST', headers: { 'Idempotency-Key': `${change.id}.${part}` }, ...(body === undefined ? {} : { body }) });

/**
 * Words are saved over the version that the user saw. Where the photo moved on meanwhile, what matters is whether those words did:
 * if they are what we wanted, an earlier try arrived and its answer was lost; if they are as they were, something else changed.
 */
async function edit(id: string, deed: Extract<Deed, { type: 'edit' }>): Promise<Photo> {
  try {
    return await api<Photo>(`/photos/${id}`, { method: 'PUT', body: { ...deed.set, version: deed.version } });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 409) throw error;
    const now = await api<Photo>(`/photos/${id}`);
    if (isAsIn(now, deed.set)) return now;
    if (!isAsIn(now, deed.before)) throw new Conflict(now);
    return await edit(id, { ...deed, version: now.version });
  }
}

const nearDegrees = 1e-6;

function isAsIn(photo: Photo, wanted: PhotoSet): boolean {
  const { description, takenAt, tags, location } = wanted;
  const names = (list: readonly string[]) => [...list].sort().join('\n');
  if (description !== undefined && (photo.description ?? '') !== description) return false;
  if (takenAt !== undefined && Date.parse(photo.takenAt) !== Date.parse(takenAt)) return false;
  if (tags !== undefined && names(photo.tags.map(({ name }) => name)) !== names(tags)) return false;
  if (location === undefined) return true;
  if (location === null || photo.location === null) return location === photo.location;
  return Math.abs(photo.location.lat - location.lat) < nearDegrees && Math.abs(photo.location.lon - location.lon) < nearDegrees;
}
