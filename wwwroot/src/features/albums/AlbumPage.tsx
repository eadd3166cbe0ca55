import { useQuery } from '@tanstack/react-query';
import { ArrowDownToLine, ArrowLeft, ArrowRight, ArrowUpToLine, BookImage, ImageMinus, Image as ImageIcon } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { Link } from 'wouter';
import { ApiError } from '../../api/client';
import type { Album } from '../../api/wire';
import type { Columns } from '../../grid/columns';
import { inOrder, placeAfter } from '../../grid/order';
import { clearSelection, useSelected } from '../../grid/selection';
import { useTitle } from '../../lib/hooks';
import { albumList, albumQuery, chooseCover, moveInAlbum, removeFromAlbum } from '../../library/albums';
import { useTarget } from '../../library/target';
import type { Action } from '../../lists/actionsFor';
import { LoadFailure } from '../../lists/LoadFailure';
import { PhotoList } from '../../lists/PhotoList';
import { usePhotoPages } from '../../lists/pages';
import { m } from '../../messages';
import { buttonClass } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { AddPhotos, AlbumBar } from './AlbumBar';
import { AlbumHead } from './AlbumHead';

interface Props {
  id: string;
  onOpen: (number: number, list: string) => void;
}

/** One album: what is said of it, and its photos in the order that it was given. */
export default function AlbumPage({ id, onOpen }: Props) {
  const { data: album, error, refetch } = useQuery(albumQuery(id));
  useTitle(`${album?.name ?? m.albums.title} · ${m.product}`);
  useEffect(() => {
    useTarget.setState({ album: album ? { id, name: album.name } : null });
    return () => useTarget.setState({ album: null });
  }, [id, album?.name]);
  if (error instanceof ApiError && error.status === 404) {
    return (
      <Empty level={1} icon={<BookImage />} title={m.albums.gone} help={m.albums.goneHelp}>
        <Link href="/albums" className={buttonClass('line')}>{m.albums.goToAll}</Link>
      </Empty>
    );
  }
  if (!album) return error ? <LoadFailure error={error} onRetry={() => void refetch()} /> : null;
  return <Photos key={id} album={album} onOpen={onOpen} />;
}

function Photos({ album, onOpen }: { album: Album; onOpen: Props['onOpen'] }) {
  const { id } = album;
  const list = albumList(id);
  const isQuiet = useSelected(list).size > 0;
  const source = usePhotoPages(list, `/albums/${id}/photos`, (photo) => !photo.isDeleted);
  const move = useCallback((numbers: number[], before: number | null) => void moveInAlbum(id, numbers, before), [id]);
  const isEmpty = source.isWhole && source.columns.count === 0;
  return (
    <PhotoList
      source={source}
      kind="album"
      form="masonry"
      title={album.name}
      onOpen={onOpen}
      own={(columns, selected) => ownActions(album, columns, selected)}
      onMove={move}
      bar={<AlbumBar album={album} source={source} isEmpty={isEmpty} />}
      head={<AlbumHead album={album} isQuiet={isQuiet} />}
      empty={<Empty title={m.albums.empty} help={m.albums.emptyHelp}><AddPhotos album={album} /></Empty>}
    />
  );
}

/** What can be done with photos of an album, besides what can be done with any. Moving is here for those who don't drag. */
function ownActions(album: Album, columns: Columns, selected: ReadonlySet<number>): Action[] {
  const words = m.albums;
  const [only] = selected;
  const remove = () => {
    clearSelection();
    void removeFromAlbum(album, selected);
  };
  const actions: Action[] = [{ label: words.remove, short: words.short.remove, key: 'R', icon: ImageMinus, place: 'icon', run: remove }];
  if (selected.size === 1 && only !== undefined) {
    const cover = () => {
      clearSelection();
      void chooseCover(album, only);
    };
    actions.push({ label: words.cover, short: words.cover, icon: ImageIcon, place: 'menu', run: cover });
  }
  const moves = [[words.toFront, 'Home', ArrowUpToLine], [words.earlier, 'ArrowLeft', ArrowLeft], [words.later, 'ArrowRight', ArrowRight], [words.toEnd, 'End', ArrowDownToLine]] as const;
  for (const [label, key, icon] of moves) {
    const run = () => {
      const before = placeAfter(columns, null, selected, key);
      if (before !== undefined) void moveInAlbum(album.id, inOrder(columns, selected), before);
    };
    actions.push({ label, short: label, icon, place: 'menu', run });
  }
  return actions;
}
