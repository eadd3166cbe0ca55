import { api, ApiError } from '../api/client';
import { useConnection } from '../api/connection';
import { queryClient } from '../api/queries';
import type { Photo, PhotoPage, PhotoSet } from '../api/wire';
import { Flag } from '../grid/columns';
import { dayOfPhoto, indexOf } from '../grid/order';
import { wallClock } from '../lib/format';
import { m } from '../messages';
import { say } from '../ui/Toast';
import type { Change, Deed } from './changes';
import { eachOf, idsOf } from './ids';
import { Conflict, submit } from './outbox';
import { dropFromTimeline, flagTimeline, timelineQuery } from './timeline';

/** A list of photos that comes page by page, as the cache has it. */
export type PhotoList = { pages: PhotoPage[]; pageParams: unknown[] };

/** Fetches what the server now says of every list. */
export function refreshPhotos(): void {
  void queryClient.invalidateQueries({ queryKey: timelineQuery.queryKey });
  void queryClient.invalidateQueries({ queryKey: ['photos'] });
  for (const key of ['storage', 'albums', 'album', 'stack', 'explore', 'map']) void queryClient.invalidateQueries({ queryKey: [key] });
}

/** Shows a change of photos in every list that has them. */
export function patchPhotos(numbers: ReadonlySet<number>, change: Partial<Photo>): void {
  const patch = (photo: Photo) => (numbers.has(photo.number) ? { ...photo, ...change } : photo);
  queryClient.setQueriesData<Photo>({ queryKey: ['photo'] }, (photo) => photo && patch(photo));
  queryClient.setQueriesData<PhotoList>({ queryKey: ['photos'] }, (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, photos: page.photos.map(patch) })) });
}

/** What the server now says of one photo is shown wherever it is; the timeline is read again only where its place or picture changed. */
export function showPhoto(photo: Photo): void {
  const only = new Set([photo.number]);
  const before = queryClient.getQueryData<Photo>(['photo', photo.number])?.takenAt;
  queryClient.setQueryData(['photo', photo.number], photo);
  patchPhotos(only, photo);
  for (const list of ['favorites', 'archived']) void queryClient.invalidateQueries({ queryKey: ['photos', list] });
  const columns = queryClient.getQueryData(timelineQuery.queryKey)?.columns;
  const at = columns ? indexOf(columns, photo.number) : -1;
  const isShown = !photo.isArchived && !photo.isDeleted;
  if (columns && at >= 0 && !isShown) return dropFromTimeline(only);
  if (at < 0 && !isShown) return;
  const isSame = columns && at >= 0 && columns.days[dayOfPhoto(columns, at)] === dayOf(photo) && columns.renditions[at] === photo.renditions;
  if (at >= 0) flagTimeline(only, Flag.favorite, photo.isFavorite);
  // Within its day it may stand elsewhere now.
  if (!isSame || before !== photo.takenAt) void queryClient.invalidateQueries({ queryKey: timelineQuery.queryKey });
}

const dayOf = (photo: Photo): number => Math.floor(wallClock(photo.takenAt).getTime() / 86_400_000);

/** Takes photos out of the lists that a rule names. */
function dropFromLists(numbers: ReadonlySet<number>, isMeant: (list: string) => boolean): void {
  queryClient.setQueriesData<PhotoList>({ queryKey: ['photos'], predicate: ({ queryKey }) => isMeant(String(queryKey[1])) }, (list) => {
    if (!list) return list;
    const gone = list.pages.reduce((sum, page) => sum + page.photos.filter((photo) => numbers.has(photo.number)).length, 0);
    return gone === 0 ? list : { ...list, pages: list.pages.map((page) => ({ ...page, photos: page.photos.filter((photo) => !numbers.has(photo.number)), total: page.total - gone })) };
  });
}

/** Does it on the screen at once, then on the server, now or when there is one again; where it is refused the screen is put right and it is said. */
async function change(numbers: ReadonlySet<number>, show: () => void, deed: Deed, done?: () => void): Promise<void> {
  // Asked for first: the lists that the photos may leave know their ids.
  const known = idsOf(numbers).catch(() => undefined);
  show();
  try {
    const outcome = await submit([...numbers], deed, useConnection.getState().reachable ? await known : undefined);
    done?.();
    // What waits is on the screen already, and there is nobody to ask.
    if (outcome.state === 'queued') return;
  } catch {
    say(m.toast.notDone);
    void queryClient.invalidateQueries({ queryKey: ['photo'] });
  }
  refreshPhotos();
}

/** Something done while there was no server turned out not to be possible. */
export function tellRefusal(change: Change, error: unknown): void {
  if (error instanceof Conflict) tellConflict(change, error);
  else if (error instanceof ApiError && error.status === 404) say(m.offline.gone(change.numbers.length));
  else say(m.offline.refused(error instanceof ApiError ? error.message : m.toast.notDone));
  void queryClient.invalidateQueries({ queryKey: ['photo'] });
  refreshPhotos();
}

/** The photo as it is now is shown; what the user wrote can still be put over it. */
function tellConflict({ deed }: Pick<Change, 'deed'>, { now }: Conflict): void {
  if (deed.type !== 'edit') return;
  const { description } = deed.set;
  queryClient.setQueryData(['photo', now.number], now);
  say(m.offline.conflict(description ?? ''), description === undefined ? undefined : { label: m.offline.mine, run: () => void describe(now, description) });
}

export function setFavorite(numbers: ReadonlySet<number>, on: boolean, quiet = false): Promise<void> {
  return change(
    numbers,
    () => {
      flagTimeline(numbers, Flag.favorite, on);
      patchPhotos(numbers, { isFavorite: on });
    },
    { type: 'set', set: { isFavorite: on } },
    () => quiet || say(on ? m.toast.favorited(numbers.size) : m.toast.unfavorited(numbers.size)),
  );
}

export function setArchived(numbers: ReadonlySet<number>, on: boolean): Promise<void> {
  return change(
    numbers,
    () => {
      if (on) dropFromTimeline(numbers);
      else dropFromLists(numbers, (list) => list === 'archived');
      patchPhotos(numbers, { isArchived: on });
    },
    { type: 'set', set: { isArchived: on } },
    () => say(on ? m.toast.archived(numbers.size) : m.toast.unarchived(numbers.size), { label: m.action.undo, run: () => void setArchived(numbers, !on) }),
  );
}

export function moveToTrash(numbers: ReadonlySet<number>): Promise<void> {
  return change(
    numbers,
    () => {
      dropFromTimeline(numbers);
      dropFromLists(numbers, (list) => list !== 'trash');
      patchPhotos(numbers, { isDeleted: true, deletedAt: new Date().toISOString() });
    },
    { type: 'trash' },
    () => say(m.toast.trashed(numbers.size), { label: m.action.undo, run: () => void restore(numbers) }),
  );
}

export function restore(numbers: ReadonlySet<number>): Promise<void> {
  return change(
    numbers,
    () => {
      dropFromLists(numbers, (list) => list === 'trash');
      patchPhotos(numbers, { isDeleted: false, deletedAt: null });
    },
    { type: 'restore' },
    () => say(m.toast.restored(numbers.size)),
  );
}

/** Has the server work again on a photo that it gave up. */
export async function retryPhoto(number: number): Promise<void> {
  try {
    const [id] = await idsOf([number]);
    const { failures } = await api<{ failures: { id: string; photoId: string | null }[] }>('/jobs');
    const given = failures.filter(({ photoId }) => photoId === id);
    await eachOf(given, ({ id: job }) => api(`/jobs/${job}/retry`, { method: 'POST' }));
    say(given.length > 0 ? m.lists.retried : m.lists.cannotRetry);
    refreshPhotos();
  } catch {
    say(m.toast.notDone);
  }
}

/** Erases everything in the trash for good: only with a server that says so. */
export async function emptyTrash(total: number): Promise<void> {
  try {
    await api('/trash', { method: 'DELETE' });
    queryClient.setQueriesData<PhotoList>({ queryKey: ['photos', 'trash'] }, (list) => list && { ...list, pages: list.pages.slice(0, 1).map((page) => ({ ...page, photos: [], cursor: null, hasMore: false, total: 0 })) });
    say(m.toast.erased(total));
  } catch {
    say(m.toast.notDone);
  }
  refreshPhotos();
}

/** Saves what the user wrote about one photo, over the version that they saw. */
export async function describe(photo: Photo, description: string): Promise<void> {
  const before: PhotoSet = { description: photo.description ?? '' };
  const deed: Deed = { type: 'edit', set: { description }, before, version: photo.version };
  patchPhotos(new Set([photo.number]), { description });
  try {
    const outcome = await submit([photo.number], deed, [photo.id]);
    if (outcome.state === 'queued') return;
    queryClient.setQueryData(['photo', photo.number], outcome.answer as Photo);
  } catch (error) {
    if (error instanceof Conflict) tellConflict({ deed }, error);
    else say(m.toast.notDone);
    void queryClient.invalidateQueries({ queryKey: ['photo', photo.number] });
  }
  refreshPhotos();
}

/** Saves an original where the browser keeps its downloads; or, where the photo has edits and they are wanted, the photo as it is shown. */
export function download(photo: Pick<Photo, 'urls' | 'filename' | 'edits'>, edited = false): void {
  const link = document.createElement('a');
  link.href = edited && photo.edits ? `${photo.urls.original}?edited=1` : photo.urls.original;
  // The server knows the name of what it makes.
  link.download = edited && photo.edits ? '' : photo.filename;
  document.body.append(link);
  link.click();
  link.remove();
}
