import { ApiError, page } from '../api/client';
import { queryClient } from '../api/queries';
import type { Photo, PhotoPage } from '../api/wire';

const atOnce = 6; // a browser's connections to one host
const most = 200; // the most that one answer holds

/** The ids of photos that the screen knows by number. */
export async function idsOf(numbers: Iterable<number>): Promise<string[]> {
  const known = knownIds();
  const wanted = [...numbers];
  const missing = wanted.filter((number) => !known.has(number));
  const parts = Array.from({ length: Math.ceil(missing.length / most) }, (_, i) => missing.slice(i * most, (i + 1) * most));
  await eachOf(parts, async (part) => {
    const { photos } = await page<PhotoPage>(`/photos/by-number?numbers=${part.join(',')}`);
    for (const { number, id } of photos) known.set(number, id);
  });
  return wanted.map((number) => {
    const id = known.get(number);
    if (!id) throw new ApiError(404, 'PHOTO_NOT_FOUND', 'One of these photos is not there any more.');
    return id;
  });
}

function knownIds(): Map<number, string> {
  const known = new Map<number, string>();
  for (const [, photo] of queryClient.getQueriesData<Photo>({ queryKey: ['photo'] })) if (photo) known.set(photo.number, photo.id);
  for (const [, list] of queryClient.getQueriesData<{ pages: PhotoPage[] }>({ queryKey: ['photos'] })) {
    for (const part of list?.pages ?? []) for (const photo of part.photos) known.set(photo.number, photo.id);
  }
  return known;
}

/** Runs work over a list, a few at a time; the first failure stops it. */
export async function eachOf<T>(list: T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const run = async () => {
    while (next < list.length) {
      const index = next++;
      await work(list[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, run));
}
