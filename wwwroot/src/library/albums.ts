import { queryOptions } from '@tanstack/react-query';
import { navigate } from 'wouter/use-browser-location';
import { api, page } from '../api/client';
import { queryClient } from '../api/queries';
import type { Album, Photo, PhotoPage } from '../api/wire';
import { m } from '../messages';
import { say } from '../ui/Toast';
import { refreshPhotos, type PhotoList } from './actions';
import { idsOf } from './ids';
import { submit } from './outbox';
import { moved, placesOf } from './rearrange';

/** The name that grids and lists know an album's photos by. */
export const albumList = (id: string): string => `album:${id}`;
export const albumPhotosKey = (id: string) => ['photos', albumList(id)] as const;

const most = 200;

/** Every album, last changed first. */
export const albumsQuery = queryOptions({
  queryKey: ['albums'],
  queryFn: async ({ signal }) => {
    const albums: Album[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const part: { albums: Album[]; cursor: string | null; hasMore: boolean } = await page(`/albums?limit=${most}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`, { signal });
      albums.push(...part.albums);
      cursor = part.hasMore ? part.cursor : null;
    }
    return albums;
  },
  staleTime: 5_000,
});

export const albumQuery = (id: string) =>
  queryOptions({
    queryKey: ['album', id],
    queryFn: ({ signal }) => api<Album>(`/albums/${id}`, { signal }),
    placeholderData: () => queryClient.getQueryData(albumsQuery.queryKey)?.find((album) => album.id === id),
    staleTime: 5_000,
  });

/** What the server now says of an album is shown wherever it is. */
function keep(album: Album): void {
  queryClient.setQueryData(['album', album.id], album);
  queryClient.setQueryData(albumsQuery.queryKey, (albums) => albums && [album, ...albums.filter(({ id }) => id !== album.id)]);
}

export const pathOf = (id: string): string => `/albums/${id}`;

/** Makes an album, with photos in it if some are given. */
export async function createAlbum(name: string, numbers: ReadonlySet<number> = new Set()): Promise<Album> {
  const made = await api<Album>('/albums', { method: 'POST', body: { name } });
  keep(made);
  if (numbers.size > 0) await addToAlbum(made, numbers);
  return made;
}

/** Adds photos at the album's end and says what became of it. */
export async function addToAlbum(album: Pick<Album, 'id' | 'name'>, numbers: ReadonlySet<number>, offersOpen = true): Promise<boolean> {
  const before = await queryClient.fetchQuery({ ...albumQuery(album.id), staleTime: 0 }).catch(() => null);
  try {
    const outcome = await submit([...numbers], { type: 'album', album: { id: album.id, name: album.name } }, before ? await idsOf(numbers) : undefined);
    const after = outcome.state === 'sent' ? (outcome.answer as Album) : null;
    if (after) {
      keep(after);
      refreshPhotos();
    }
    const added = after && before ? after.photoCount - before.photoCount : numbers.size;
    const open = !offersOpen || location.pathname === pathOf(album.id) ? undefined : { label: m.albums.open, run: () => navigate(pathOf(album.id)) };
    say(added > 0 ? m.albums.added(added, album.name) : m.albums.addedAlready(numbers.size, album.name), open);
    return true;
  } catch {
    say(m.toast.notDone);
    return false;
  }
}

type Change = { name?: string; description?: string | null; coverPhotoId?: string | null };

/** Changes what is said of an album: at once on the screen, put right when the server refuses. */
export async function changeAlbum(album: Album, change: Change): Promise<void> {
  queryClient.setQueryData(['album', album.id], { ...album, ...change });
  try {
    keep(await api<Album>(`/albums/${album.id}`, { method: 'PUT', body: change }));
  } catch {
    queryClient.setQueryData(['album', album.id], album);
    say(m.toast.notDone);
  }
}

export async function chooseCover(album: Album, number: number): Promise<void> {
  const [coverPhotoId] = await idsOf([number]);
  if (!coverPhotoId) return;
  await changeAlbum(album, { coverPhotoId });
  say(m.albums.coverChosen);
}

/** The album goes; its photos stay in the library. */
export async function deleteAlbum(album: Album): Promise<boolean> {
  try {
    await api(`/albums/${album.id}`, { method: 'DELETE' });
  } catch {
    say(m.toast.notDone);
    return false;
  }
  queryClient.setQueryData(albumsQuery.queryKey, (albums) => albums?.filter(({ id }) => id !== album.id));
  queryClient.removeQueries({ queryKey: ['album', album.id] });
  queryClient.removeQueries({ queryKey: albumPhotosKey(album.id) });
  say(m.albums.deleted(album.name));
  return true;
}

const photosOf = (id: string): Photo[] => queryClient.getQueriesData<PhotoList>({ queryKey: albumPhotosKey(id) })[0]?.[1]?.pages.flatMap((part) => part.photos) ?? [];

/** Shows the photos of an album in another order, or fewer of them; pages keep their cursors until the server answers. */
function show(id: string, photos: Photo[]): void {
  queryClient.setQueriesData<PhotoList>({ queryKey: albumPhotosKey(id) }, (list) => {
    if (!list) return list;
    const fewer = list.pages.reduce((sum, part) => sum + part.photos.length, 0) - photos.length;
    let from = 0;
    const pages = list.pages.map((part, index): PhotoPage => {
      const to = index === list.pages.length - 1 ? photos.length : from + part.photos.length;
      const some = photos.slice(from, to);
      from = to;
      return { ...part, photos: some, total: part.total - fewer };
    });
    return { ...list, pages };
  });
}

// One after another: the order that the user made is the order in which the server hears of it.
let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

async function inTurn(id: string, work: () => Promise<unknown>): Promise<boolean> {
  waiting++;
  const mine = last.then(work);
  last = mine.catch(() => undefined);
  try {
    await mine;
    return true;
  } catch {
    say(m.toast.notDone);
    return false;
  } finally {
    // While more is on its way, the server's present order is already old.
    if (--waiting === 0) void queryClient.invalidateQueries({ queryKey: albumPhotosKey(id) }), refreshPhotos();
  }
}

const numbersOf = (photos: Photo[]): number[] => photos.map(({ number }) => number);

/** Puts photos of an album before another one of it, or behind all. */
export async function moveInAlbum(id: string, numbers: number[], before: number | null): Promise<void> {
  const photos = photosOf(id);
  const byNumber = new Map(photos.map((photo) => [photo.number, photo]));
  const idOf = (number: number) => byNumber.get(number)?.id;
  const order = moved(numbersOf(photos), numbers, before);
  void queryClient.cancelQueries({ queryKey: albumPhotosKey(id) });
  show(id, order.flatMap((number) => byNumber.get(number) ?? []));
  await inTurn(id, () => api(`/albums/${id}/order`, { method: 'PUT', body: { photoIds: numbers.map(idOf), before: before === null ? null : idOf(before) } }));
}

/** Takes photos out of an album, and back to where they were when that is undone. */
export async function removeFromAlbum(album: Album, numbers: ReadonlySet<number>): Promise<void> {
  const photos = photosOf(album.id);
  const byNumber = new Map(photos.map((photo) => [photo.number, photo]));
  const places = placesOf(numbersOf(photos), numbers);
  const ids = await idsOf(numbers);
  void queryClient.cancelQueries({ queryKey: albumPhotosKey(album.id) });
  show(album.id, photos.filter(({ number }) => !numbers.has(number)));
  const done = await inTurn(album.id, () => api(`/albums/${album.id}/photos`, { method: 'DELETE', body: { photoIds: ids } }));
  if (!done) return;
  const putBack = () =>
    inTurn(album.id, async () => {
      await api(`/albums/${album.id}/photos`, { method: 'POST', body: { photoIds: ids } });
      for (const place of places) {
        const body = { photoIds: place.numbers.map((number) => byNumber.get(number)?.id), before: place.before === null ? null : byNumber.get(place.before)?.id };
        await api(`/albums/${album.id}/order`, { method: 'PUT', body });
      }
    });
  say(m.albums.removed(numbers.size, album.name), { label: m.action.undo, run: () => void putBack() });
}
