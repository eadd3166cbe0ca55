import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { page, send } from '../api/client';
import { photoQuery, queryClient } from '../api/queries';
import type { PhotoPage } from '../api/wire';
import { emptyColumns } from '../grid/columns';
import { parseNumbers, pick } from '../grid/pick';
import type { FilterKey, PhotoSource } from '../grid/source';
import { timelineHashes } from '../library/hashes';
import { useMe } from '../library/session';
import { timelineQuery } from '../library/timeline';
import { everySort, queryOf, useListState } from './controls/state';

const none = emptyColumns();
const filters: readonly FilterKey[] = ['kind', 'favorite', 'dates', 'camera', 'place'];
const most = 200; // the most that one answer holds
export const timelineList = 'timeline';

/**
 * Every photo that is neither archived nor in the trash: its whole shape at once, no pages. A filter or another order is
 * a list of numbers over the same shape.
 */
export function useTimeline(): PhotoSource {
  const me = useMe();
  const query = queryOf(useListState());
  const { data, error, refetch } = useQuery(timelineQuery);
  const numbers = useQuery({
    queryKey: ['timeline', 'numbers', query],
    queryFn: async ({ signal }) => parseNumbers(await (await send(`/timeline/numbers?${query}`, { signal, headers: { Accept: 'application/octet-stream' } })).arrayBuffer()),
    enabled: query !== '',
    placeholderData: keepPreviousData,
    structuralSharing: false,
    staleTime: 5_000,
  });
  const all = data?.columns ?? none;
  const isAll = data !== undefined && all.count >= data.total;
  const picked = query === '' ? undefined : numbers.data;
  const columns = useMemo(() => (picked ? pick(all, picked) : all), [all, picked]);
  const isHere = data !== undefined && (query === '' || (picked !== undefined && isAll));
  const hashes = useCallback((from: number, count: number) => readHashes([...columns.numbers.subarray(from, from + count)]), [columns]);
  return {
    list: timelineList,
    columns: isHere ? columns : none,
    total: query === '' ? (data?.total ?? 0) : columns.count,
    pictures: `/thumbnails/${me.id}`,
    isHere,
    isWhole: isHere && (query !== '' || isAll),
    isStuck: false,
    error: data === undefined ? error : query !== '' && picked === undefined ? numbers.error : null,
    retry: () => void (data === undefined ? refetch() : numbers.refetch()),
    hashes: query === '' ? timelineHashes : hashes,
    photo: (number) => queryClient.getQueryData(photoQuery(number).queryKey),
    read: readPhotos,
    sorts: everySort,
    filters,
  };
}

/** Photos by their numbers into the cache, as if each had been opened. */
async function readPhotos(numbers: number[]): Promise<void> {
  for (let from = 0; from < numbers.length; from += most) {
    const { photos } = await page<PhotoPage>(`/photos/by-number?numbers=${numbers.slice(from, from + most).join(',')}`);
    for (const photo of photos) queryClient.setQueryData(photoQuery(photo.number).queryKey, photo);
  }
}

async function readHashes(numbers: number[]): Promise<(string | null)[]> {
  const known = (number: number) => queryClient.getQueryData(photoQuery(number).queryKey);
  await readPhotos(numbers.filter((number) => !known(number)));
  return numbers.map((number) => known(number)?.blurhash ?? null);
}
