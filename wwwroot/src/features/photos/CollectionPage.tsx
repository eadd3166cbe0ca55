import { useInfiniteQuery } from '@tanstack/react-query';
import { Archive, Heart } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { page } from '../../api/client';
import type { Photo, PhotoFilter, PhotoPage } from '../../api/wire';
import { columnsOfPhotos } from '../../grid/columns';
import { PhotoGrid } from '../../grid/PhotoGrid';
import { useSelected } from '../../grid/selection';
import { count } from '../../lib/format';
import { useTitle } from '../../lib/hooks';
import { emptyTrash } from '../../library/actions';
import { useMe } from '../../library/session';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { Button } from '../../ui/Button';
import { Ask } from '../../ui/Dialog';
import { Empty } from '../../ui/Empty';
import { LoadFailure } from './LoadFailure';
import { PhotoTools } from './PhotoTools';
import { SelectionBar } from './SelectionBar';

const pageSize = 200;

/** Favorites, the archive, the trash: lists that come page by page. */
export function CollectionPage({ filter, onOpen }: { filter: PhotoFilter; onOpen: (number: number, list: string) => void }) {
  const title = filter === 'favorites' ? m.nav.favorites : filter === 'archived' ? m.nav.archive : m.nav.trash;
  useTitle(`${title} · ${m.product}`);
  const me = useMe();
  const selected = useSelected(filter);
  const [isAsking, setAsking] = useState(false);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['photos', filter],
    queryFn: ({ pageParam, signal }) => page<PhotoPage>(`/photos?filter=${filter}&limit=${pageSize}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => (last.hasMore ? last.cursor : null),
    staleTime: 5_000,
  });
  const photos = useMemo(() => (data?.pages.flatMap((part) => part.photos) ?? []).filter((photo) => belongs(photo, filter)), [data, filter]);
  const columns = useMemo(() => columnsOfPhotos(photos), [photos]);
  const total = Math.max(photos.length, data?.pages[0]?.total ?? 0);
  const open = useCallback((number: number) => onOpen(number, filter), [onOpen, filter]);
  const more = useCallback(() => void (hasNextPage && !isFetchingNextPage && fetchNextPage()), [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const hashes = useCallback((from: number, length: number) => Promise.resolve(photos.slice(from, from + length).map((photo) => photo.blurhash)), [photos]);
  return (
    <>
      {selected.size > 0 ? <SelectionBar list={filter} kind={filter} title={title} columns={columns} selected={selected} /> : (
        <Bar title={title} note={photos.length > 0 ? count(total) : undefined}>
          {photos.length > 0 && <PhotoTools upload={false} />}
          {filter === 'trash' && photos.length > 0 && <Button onClick={() => setAsking(true)}>{m.trash.empty}</Button>}
        </Bar>
      )}
      {!data && error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {data && photos.length === 0 && !hasNextPage && <Nothing filter={filter} />}
      {photos.length > 0 && <PhotoGrid list={filter} columns={columns} isWhole={!hasNextPage} owner={me.id} onOpen={open} onNearEnd={more} hashes={hashes} />}
      {isAsking && (
        <Ask
          title={m.trash.askTitle(total)}
          help={m.trash.askHelp}
          keep={m.trash.keep}
          go={m.trash.erase(total)}
          onKeep={() => setAsking(false)}
          onGo={() => {
            setAsking(false);
            void emptyTrash(total);
          }}
        />
      )}
    </>
  );
}

function Nothing({ filter }: { filter: PhotoFilter }) {
  if (filter === 'trash') return <Empty title={m.empty.trash} help={m.empty.trashHelp} />;
  return <Empty icon={filter === 'favorites' ? <Heart /> : <Archive />} title={m.empty.nothing} help={filter === 'favorites' ? m.empty.favorites : m.empty.archive} />;
}

function belongs(photo: Photo, filter: PhotoFilter): boolean {
  if (filter === 'trash') return photo.isDeleted;
  return !photo.isDeleted && (filter === 'favorites' ? photo.isFavorite : photo.isArchived);
}
