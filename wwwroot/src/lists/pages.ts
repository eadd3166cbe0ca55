import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { page } from '../api/client';
import type { Photo, PhotoPage } from '../api/wire';
import { columnsOfPhotos } from '../grid/columns';
import type { PhotoSource } from '../grid/source';
import { useMe } from '../library/session';

const pageSize = 200;

/** A source that also has its photos whole. */
export interface PagedSource extends PhotoSource {
  photos: Photo[];
}

/**
 * A list of photos that comes page by page: any path that answers {photos, cursor, hasMore}. `path` may have a query:
 * "/photos?filter=trash"; lists of one name and different paths are kept apart.
 */
export function usePhotoPages(list: string, path: string, belongs: (photo: Photo) => boolean = () => true): PagedSource {
  const me = useMe();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = useInfiniteQuery({
    queryKey: ['photos', list, path],
    queryFn: ({ pageParam, signal }) => page<PhotoPage>(`${path}${path.includes('?') ? '&' : '?'}limit=${pageSize}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => (last.hasMore ? last.cursor : null),
    staleTime: 5_000,
  });
  const photos = useMemo(() => (data?.pages.flatMap((part) => part.photos) ?? []).filter(belongs), [data, list]);
  const columns = useMemo(() => columnsOfPhotos(photos), [photos]);
  const byNumber = useMemo(() => new Map(photos.map((photo) => [photo.number, photo])), [photos]);
  // A page that did not come is not asked for again by scrolling: the list says so and offers to.
  const more = useCallback(() => void (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && fetchNextPage()), [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
  const hashes = useCallback((from: number, length: number) => Promise.resolve(photos.slice(from, from + length).map((photo) => photo.blurhash)), [photos]);
  const photo = useCallback((number: number) => byNumber.get(number), [byNumber]);
  return {
    list,
    photos,
    columns,
    total: Math.max(photos.length, data?.pages[0]?.total ?? 0),
    pictures: `/thumbnails/${me.id}`,
    hashes,
    photo,
    more,
    isHere: data !== undefined,
    isWhole: data !== undefined && !hasNextPage,
    isStuck: isFetchNextPageError,
    error: data === undefined ? error : null,
    retry: () => void (data === undefined ? refetch() : fetchNextPage()),
  };
}
