import { api } from '../api/client';
import { queryClient } from '../api/queries';
import type { Photo, PhotoChange, PhotoPage } from '../api/wire';
import { Flag } from '../grid/columns';
import { m } from '../messages';
import { say } from '../ui/Toast';
import { eachOf, idsOf } from './ids';
import { dropFromTimeline, flagTimeline, timelineQuery } from './timeline';

/** A list of photos that comes page by page, as the cache has it. */
export type PhotoList = { pages: PhotoPage[]; pageParams: unknown[] };

const batchOf = 500;

/** Fetches what the server now says of every list. */
export function refreshPhotos(): void {
  void queryClient.invalidateQueries({ queryKey: timelineQuery.queryKey });
  void queryClient.invalidateQueries({ queryKey: ['photos'] });
  for (const key of ['storage', 'albums', 'album']) void queryClient.invalidateQueries({ queryKey: [key] });
}

function patchPhotos(numbers: ReadonlySet<number>, change: Partial<Photo>): void {
  const patch = (photo: Photo) => (numbers.has(photo.number) ? { ...photo, ...change } : photo);
  queryClient.setQueriesData<Photo>({ queryKey: ['photo'] }, (photo) => photo && patch(photo));
  queryClient.setQueriesData<PhotoList>({ queryKey: ['photos'] }, (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, photos: page.photos.map(patch) })) });
}

/** Takes photos out of the lists that a rule names. */
function dropFromLists(numbers: ReadonlySet<number>, isMeant: (list: string) => boolean): void {
  queryClient.setQueriesData<PhotoList>({ queryKey: ['photos'], predicate: ({ queryKey }) => isMeant(String(queryKey[1])) }, (list) => {
    if (!list) return list;
    const gone = list.pages.reduce((sum, page) => sum + page.photos.filter((photo) => numbers.has(photo.number)).length, 0);
    return gone === 0 ? list : { ...list, pages: list.pages.map((page) => ({ ...page, photos: page.photos.filter((photo) => !numbers.has(photo.number)), total: page.total - gone })) };
  });
}

/** Does it on the screen at once, then on the server; where that fails the screen is put right and it is said. */
async function change(numbers: ReadonlySet<number>, show: () => void, ask: (ids: string[]) => Promise<void>, done?: () => void): Promise<void> {
  // Asked for first: where the photos stand in the timeline tells how to read their ids.
  const ids = idsOf(numbers);
  show();
  try {
    await ask(await ids);
    done?.();
  } catch {
    say(m.toast.notDone);
    void queryClient.invalidateQueries({ queryKey: ['photo'] });
  }
  refreshPhotos();
}

async function setAll(ids: string[], set: PhotoChange): Promise<void> {
  for (let from = 0; from < ids.length; from += batchOf) {
    await api('/photos/batch', { method: 'POST', body: { photoIds: ids.slice(from, from + batchOf), set } });
  }
}

export function setFavorite(numbers: ReadonlySet<number>, on: boolean, quiet = false): Promise<void> {
  return change(
    numbers,
    () => {
      flagTimeline(numbers, Flag.favorite, on);
      patchPhotos(numbers, { isFavorite: on });
    },
    (ids) => setAll(ids, { isFavorite: on }),
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
    (ids) => setAll(ids, { isArchived: on }),
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
    async (ids) => {
      for (let from = 0; from < ids.length; from += batchOf) await api('/photos/batch-delete', { method: 'POST', body: { photoIds: ids.slice(from, from + batchOf) } });
    },
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
    (ids) => eachOf(ids, (id) => api(`/photos/${id}/restore`, { method: 'POST' })),
    () => say(m.toast.restored(numbers.size)),
  );
}

/** Erases everything in the trash for good. */
export async function emptyTrash(total: number): Promise<void> {
  await change(
    new Set(),
    () => queryClient.setQueriesData<PhotoList>({ queryKey: ['photos', 'trash'] }, (list) => list && { ...list, pages: list.pages.slice(0, 1).map((page) => ({ ...page, photos: [], cursor: null, hasMore: false, total: 0 })) }),
    () => api('/trash', { method: 'DELETE' }),
    () => say(m.toast.erased(total)),
  );
}

export async function describe(photo: Photo, description: string): Promise<void> {
  await change(
    new Set(),
    () => patchPhotos(new Set([photo.number]), { description }),
    async () => {
      const saved = await api<Photo>(`/photos/${photo.id}`, { method: 'PUT', body: { description } });
      queryClient.setQueryData(['photo', photo.number], saved);
    },
  );
}

/** Saves an original where the browser keeps its downloads. */
export function download(photo: Pick<Photo, 'urls' | 'filename'>): void {
  const link = document.createElement('a');
  link.href = photo.urls.original;
  link.download = photo.filename;
  document.body.append(link);
  link.click();
  link.remove();
}
