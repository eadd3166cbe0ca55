import { Archive, Heart } from 'lucide-react';
import { useState } from 'react';
import type { Photo, PhotoFilter } from '../../api/wire';
import { count } from '../../lib/format';
import { useTitle } from '../../lib/hooks';
import { emptyTrash } from '../../library/actions';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { Button } from '../../ui/Button';
import { Ask } from '../../ui/Dialog';
import { Empty } from '../../ui/Empty';
import { pagedFilters, pagedQueryOf, pagedSorts, useListState } from '../../lists/controls/state';
import { PhotoList } from '../../lists/PhotoList';
import { PhotoTools } from '../../lists/PhotoTools';
import { usePhotoPages } from '../../lists/pages';

/** Favorites, the archive, the trash: lists that come page by page. */
export function CollectionPage({ filter, onOpen }: { filter: PhotoFilter; onOpen: (number: number, list: string) => void }) {
  const title = filter === 'favorites' ? m.nav.favorites : filter === 'archived' ? m.nav.archive : m.nav.trash;
  useTitle(`${title} · ${m.product}`);
  const [isAsking, setAsking] = useState(false);
  const query = pagedQueryOf(useListState());
  const pages = usePhotoPages(filter, `/photos?filter=${filter}${query}`, (photo) => belongs(photo, filter));
  const source = { ...pages, sorts: pagedSorts, filters: pagedFilters };
  const { total } = source;
  const isEmpty = source.columns.count === 0 && query === '';
  return (
    <>
      <PhotoList
        source={source}
        kind={filter}
        title={title}
        onOpen={onOpen}
        bar={
          <Bar title={title} note={isEmpty ? undefined : count(total)}>
            {!isEmpty && <PhotoTools source={source} kind={filter} />}
            {filter === 'trash' && !isEmpty && <Button onClick={() => setAsking(true)}>{m.trash.empty}</Button>}
          </Bar>
        }
        empty={<Nothing filter={filter} />}
      />
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
