import { page } from '../api/client';
import { queryClient } from '../api/queries';
import type { PhotoPage } from '../api/wire';

const pageSize = 200;
const most = 10_000; // what a batch takes

/** The numbers of all photos of a list, at most as many as can be dealt with at once. Their ids are known afterwards. */
export async function numbersOf(path: string): Promise<number[]> {
  const pages: PhotoPage[] = [];
  let count = 0;
  for (let cursor: string | null = ''; cursor !== null && count < most; ) {
    const part: PhotoPage = await page<PhotoPage>(`${path}${path.includes('?') ? '&' : '?'}limit=${pageSize}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    pages.push(part);
    count += part.photos.length;
    cursor = part.hasMore ? part.cursor : null;
  }
  queryClient.setQueryData(['photos', 'area', path], { pages, pageParams: [] });
  return pages.flatMap(({ photos }) => photos.map(({ number }) => number));
}
