import { useQuery } from '@tanstack/react-query';
import { BookImage, ChevronDown, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { Album } from '../../api/wire';
import { count } from '../../lib/format';
import { useTitle } from '../../lib/hooks';
import { albumsQuery, pathOf } from '../../library/albums';
import { LoadFailure } from '../../lists/LoadFailure';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { Button, buttonClass, IconButton } from '../../ui/Button';
import { Dot } from '../../ui/Dot';
import { Empty } from '../../ui/Empty';
import { Menu } from '../../ui/Menu';
import style from './albums.module.css';
import { Cover } from './Cover';
import { monthsOf, sorted, sorts, type Sort } from './facts';
import { NewAlbum } from './NewAlbum';

/** Every album, by its cover. */
export default function AlbumsPage() {
  useTitle(`${m.albums.title} · ${m.product}`);
  const { data, error, refetch } = useQuery(albumsQuery);
  const [isMaking, setMaking] = useState(false);
  const asked = new URLSearchParams(useSearch()).get('sort') as Sort;
  const sort = sorts.includes(asked) ? asked : 'changed';
  const albums = useMemo(() => sorted(data ?? [], sort), [data, sort]);
  return (
    <>
      <Bar title={m.albums.title} note={albums.length > 0 ? count(albums.length) : undefined}>
        {albums.length > 1 && <SortMenu sort={sort} />}
        <Button kind="ink" className="wide-only" onClick={() => setMaking(true)}><Plus className="i" />{m.albums.make}</Button>
        <IconButton label={m.albums.make} className="phone-only" onClick={() => setMaking(true)}><Plus className="i" /></IconButton>
      </Bar>
      {!data && error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Waiting />}
      {data?.length === 0 && <Empty icon={<BookImage />} title={m.albums.none} help={m.albums.noneHelp}><Button onClick={() => setMaking(true)}>{m.albums.make}</Button></Empty>}
      {albums.length > 0 && <div className="page"><ul className={style.albums}>{albums.map((album) => <Card key={album.id} album={album} />)}</ul></div>}
      {isMaking && <NewAlbum onClose={() => setMaking(false)} />}
    </>
  );
}

function Card({ album }: { album: Album }) {
  const months = monthsOf(album);
  return (
    <li>
      <Link href={pathOf(album.id)} className={style.album}>
        <Cover covers={album.covers} />
        <p className="clip">{album.name}</p>
        <p className="num clip">{m.grid.photos(album.photoCount)}{months && <><Dot />{months}</>}</p>
      </Link>
    </li>
  );
}

function SortMenu({ sort }: { sort: Sort }) {
  const [, navigate] = useLocation();
  const items = sorts.map((name) => ({ label: m.albums.sorts[name], isChosen: name === sort, run: () => navigate(name === 'changed' ? '/albums' : `/albums?sort=${name}`, { replace: true }) }));
  return <Menu label={m.albums.sort(m.albums.sorts[sort])} items={items} className={`${buttonClass('line')} small`}>{m.albums.sorts[sort]}<ChevronDown className="i i--sm" /></Menu>;
}

/** The shapes of covers until the albums are here. */
function Waiting() {
  return <div className="page" aria-busy="true"><ul className={`${style.albums} ${style.wait}`} aria-hidden="true">{Array.from({ length: 8 }, (_, i) => <li key={i}><div className={style.cover} /></li>)}</ul></div>;
}
