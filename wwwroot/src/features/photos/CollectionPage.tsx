import { Archive, Heart } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { Photo, PhotoFilter } from '../../api/wire';
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
import { LoadFailure } from '../../lists/LoadFailure';
import { PhotoTools } from '../../lists/PhotoTools';
import { usePhotoPages } from '../../lists/pages';
import { SelectionBar } from '../../lists/SelectionBar';
import { Stuck } from '../../lists/Stuck';

/** Favorites, the archive, the trash: lists that come page by page. */
export function CollectionPage({ filter, onOpen }: { filter: PhotoFilter; onOpen: (number: number, list: string) => void }) {
  const title = filter === 'favorites' ? m.nav.favorites : filter === 'archived' ? m.nav.archive : m.nav.trash;
  useTitle(`${title} · ${m.product}`);
  const me = useMe();
  const selected = useSelected(filter);
  const [isAsking, setAsking] = useState(false);
  const photos = usePhotoPages(filter, `/photos?filter=${filter}`, (photo) => belongs(photo, filter));
  const { columns, total } = photos;
  const isEmpty = columns.count === 0;
  const open = useCallback((number: number) => onOpen(number, filter), [onOpen, filter]);
  return (
    <>
      {selected.size > 0 ? <SelectionBar list={filter} kind={filter} title={title} columns={columns} selected={selected} /> : (
        <Bar title={title} note={isEmpty ? undefined : count(total)}>
          {!isEmpty && <PhotoTools upload={false} />}
          {filter === 'trash' && !isEmpty && <Button onClick={() => setAsking(true)}>{m.trash.empty}</Button>}
        </Bar>
      )}
      {photos.error && <LoadFailure error={photos.error} onRetry={photos.retry} />}
      {photos.isWhole && isEmpty && <Nothing filter={filter} />}
      {photos.isHere && !(photos.isWhole && isEmpty) && (
        <PhotoGrid list={filter} columns={columns} isWhole={photos.isWhole} owner={me.id} onOpen={open} onNearEnd={photos.more} hashes={photos.hashes} after={photos.isStuck && <Stuck onRetry={photos.retry} />} />
      )}
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
