import { page } from '../api/client';
import { queryClient, photoQuery } from '../api/queries';
import type { Photo, PhotoPage } from '../api/wire';
import { dayOfPhoto, indexOf } from '../grid/order';
import { timelineQuery } from './timeline';

const atOnce = 6; // a browser's connections to one host
const pageSize = 200;
const dayMs = 86_400_000;

/** The ids of photos that the screen knows by number. */
export async function idsOf(numbers: Iterable<number>): Promise<string[]> {
  const known = knownIds();
  const wanted = [...numbers];
  await readRun(wanted.filter((number) => !known.has(number)), known);
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
    for (const part of list?.pages ?? []) for (const photo of part.photos) known.set(photo.number, photo.id);
  }
  return known;
}

/** Many photos that lie together are read page by page, which is fewer requests than one each. */
async function readRun(numbers: number[], known: Map<number, string>): Promise<void> {
  const columns = queryClient.getQueryData(timelineQuery.queryKey)?.columns;
  if (!columns || numbers.length < 12) return;
  const places = numbers.map((number) => indexOf(columns, number)).filter((place) => place >= 0);
  const [first, last] = [places.reduce((a, b) => Math.min(a, b), Infinity), places.reduce((a, b) => Math.max(a, b), -1)];
  if (places.length === 0 || (last - first) / pageSize + 2 > numbers.length) return;
  // The days are of the photo's own clock, the bounds are moments: a day more on both sides covers every zone.
  const moment = (place: number, more: number) => new Date(((columns.days[dayOfPhoto(columns, place)] as number) + more) * dayMs).toISOString();
  const left = new Set(numbers);
  let cursor: string | null = '';
  while (cursor !== null && left.size > 0) {
    const part: PhotoPage = await page<PhotoPage>(`/photos?limit=${pageSize}&from=${moment(last, -1)}&to=${moment(first, 2)}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    for (const photo of part.photos) {
      known.set(photo.number, photo.id);
      left.delete(photo.number);
    }
    cursor = part.hasMore ? part.cursor : null;
  }
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
