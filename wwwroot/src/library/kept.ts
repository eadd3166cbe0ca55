import { meQuery, preferencesQuery, queryClient, serverQuery, storageQuery } from '../api/queries';
import type { User } from '../api/wire';
import { Database } from '../lib/database';
import { ask } from '../lib/worker';

/**
 * What the browser keeps of one user's library, so that it can be looked at without a server: who they are, what they prefer, their albums'
 * names, the timeline and its blurhashes. Emptied when they sign out, and before another user's is kept. Nothing else of the API is here.
 */
const database = new Database('photogrid.library', 1, (opened) => {
  opened.createObjectStore('answers');
  opened.createObjectStore('hashes');
  opened.createObjectStore('changes', { keyPath: 'id' });
});

export interface KeptTimeline {
  etag: string | null;
  bytes: ArrayBuffer;
}

interface KeptHashes {
  change: number;
  hashes: (string | null)[];
}

/** Changes that wait to be sent (library/outbox.ts). */
export const changes = database;

const keptKeys: readonly (readonly unknown[])[] = [serverQuery.queryKey, meQuery.queryKey, preferencesQuery.queryKey, storageQuery.queryKey, ['albums']];

/** Whose it is stands beside everything: a page that is another user's does not show it. */
interface Owned<T> {
  owner: string;
  value: T;
}

const owner = (): string | undefined => queryClient.getQueryData(meQuery.queryKey)?.id;

// Nothing is written for a user who has signed out while an answer was on its way.
function put(store: string, key: IDBValidKey, value: unknown): void {
  const user = owner();
  if (user) void database.put(store, { owner: user, value } satisfies Owned<unknown>, key);
}

async function get<T>(store: string, key: IDBValidKey): Promise<T | null> {
  const kept = await database.get<Owned<T>>(store, key);
  return kept && kept.owner === owner() ? kept.value : null;
}

let isFollowing = false;

/** Keeps the answers that an offline start needs, as they come. */
export function keepAnswers(): void {
  if (isFollowing) return;
  isFollowing = true;
  const save = (key: readonly unknown[]) => {
    const data = queryClient.getQueryData(key);
    if (data !== undefined && data !== null) put('answers', String(key[0]), data);
  };
  keptKeys.forEach(save);
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    const key = event.query.queryKey;
    if (key.length === 1 && keptKeys.some(([name]) => name === key[0])) save(key);
  });
}

/** Puts what was kept in the place of answers that did not come; each is asked for again as soon as it is shown. */
export async function recallAnswers(): Promise<boolean> {
  const me = (await database.get<Owned<User>>('answers', 'me'))?.value;
  if (!me) return false;
  queryClient.setQueryData(meQuery.queryKey, me);
  const known = await Promise.all(keptKeys.map((key) => get('answers', String(key[0]))));
  keptKeys.forEach((key, index) => {
    if (!known[index]) return;
    queryClient.setQueryData(key, known[index]);
    void queryClient.invalidateQueries({ queryKey: key, refetchType: 'none' });
  });
  return true;
}

export const keepTimeline = (timeline: KeptTimeline): void => put('answers', 'timeline', timeline);
export const recallTimeline = (): Promise<KeptTimeline | null> => get<KeptTimeline>('answers', 'timeline');

export const keepHashes = (at: number, chunk: KeptHashes): void => put('hashes', at, chunk);
export const recallHashes = (at: number): Promise<KeptHashes | null> => get<KeptHashes>('hashes', at);

/** Forgets everything, and lets the service worker forget its pictures. */
export async function forgetLibrary(): Promise<void> {
  await database.clear(['answers', 'hashes', 'changes']);
  // A page that was loaded past the worker has one all the same.
  const worker = navigator.serviceWorker?.controller ?? (await navigator.serviceWorker?.getRegistration())?.active;
  if (worker) await ask(worker, { type: 'forget' });
}

/** What is kept belongs to this user from now on; what was another's is gone before. */
export async function claimLibrary(user: User): Promise<void> {
  const kept = await database.get<Owned<User>>('answers', 'me');
  if (kept && kept.owner !== user.id) await forgetLibrary();
}
