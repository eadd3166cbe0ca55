import { queryClient, photoQuery } from '../api/queries';
import type { Photo, PhotoPage } from '../api/wire';

const atOnce = 6; // a browser's connections to one host

/** The ids of photos that the screen knows by number. */
export async function idsOf(numbers: Iterable<number>): Promise<string[]> {
  const known = knownIds();
  const wanted = [...numbers];
  const ids = new Array<string>(wanted.length);
  await eachOf(wanted, async (number, index) => {
    ids[index] = known.get(number) ?? (await queryClient.fetchQuery({ ...photoQuery(number), staleTime: Infinity })).id;
  });
  return ids;
}

function knownIds(): Map<number, string> {
  const known = new Map<number, string>();
  for (const [, photo] of queryClient.getQueriesData<Photo>({ queryKey: ['photo'] })) if (photo) known.set(photo.number, photo.id);
  for (const [, list] of queryClient.getQueriesData<{ pages: PhotoPage[] }>({ queryKey: ['photos'] })) {
    for (const page of list?.pages ?? []) for (const photo of page.photos) known.set(photo.number, photo.id);
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
