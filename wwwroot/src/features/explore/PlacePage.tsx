import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Map as MapIcon, MapPin } from 'lucide-react';
import { Fragment } from 'react';
import { Link } from 'wouter';
import type { PlaceCount } from '../../api/places';
import { monthSpan } from '../../lib/format';
import { useTitle } from '../../lib/hooks';
import { boxText, pathOfCount, pathOfPlace, placesQuery, queryOfPlace, type PlaceLevel, type PlacePath } from '../../library/places';
import { usePhotoPages } from '../../lists/pages';
import { PhotoList } from '../../lists/PhotoList';
import { PhotoTools } from '../../lists/PhotoTools';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { iconButtonClass } from '../../ui/Button';
import { Dot } from '../../ui/Dot';
import { Empty } from '../../ui/Empty';
import style from './explore.module.css';
import { Item, Shelf } from './Shelf';

interface Props extends PlacePath {
  onOpen: (number: number, list: string) => void;
}

/** A country, a region or a town: the places in it, and its photos. */
export default function PlacePage({ onOpen, ...path }: Props) {
  const level: PlaceLevel = path.city !== undefined ? 'city' : path.region !== undefined ? 'region' : 'country';
  // As the timeline shows them: of a stack the photo that stands for it.
  const query = `${queryOfPlace(path)}&stacks=folded`;
  const { data } = useQuery(placesQuery(level, query, 1));
  const here = data?.places[0];
  const name = nameOf(path, level, here);
  useTitle(`${name} · ${m.product}`);
  const source = usePhotoPages(`place:${query}`, `/photos?${query}`, (photo) => !photo.isDeleted && !photo.isArchived);
  const up = level === 'city' ? pathOfPlace({ country: path.country, region: path.region }) : level === 'region' ? pathOfPlace({ country: path.country }) : '/places';
  return (
    <PhotoList
      source={source}
      kind="timeline"
      title={name}
      onOpen={onOpen}
      bar={
        <Bar title={name} heading={false} start={<Link href={up} className={iconButtonClass} aria-label={m.places.up} title={m.places.up}><ArrowLeft className="i" /></Link>}>
          <PhotoTools source={source} kind="timeline" />
          {here && <Link href={`/map?box=${boxText(here.bounds)}`} className={iconButtonClass} aria-label={m.places.onMap} title={m.places.onMap}><MapIcon className="i" /></Link>}
        </Bar>
      }
      head={
        <div className={style.placeHead}>
          <Crumbs path={path} level={level} here={here} />
          <h1 className="title-1">{name}</h1>
          {here && <p className="small faint num">{m.explore.photos(here.count)}<Dot />{monthSpan(new Date(here.takenFrom), new Date(here.takenTo))}</p>}
          {level !== 'city' && <Parts level={level === 'country' ? 'region' : 'city'} query={query} within={name} />}
        </div>
      }
      empty={<Empty icon={<MapPin />} title={m.places.empty} help={m.places.emptyHelp} />}
    />
  );
}

function nameOf(path: PlacePath, level: PlaceLevel, here: PlaceCount | undefined): string {
  const country = here?.country ?? path.country;
  if (level === 'country') return country;
  const name = level === 'region' ? path.region : path.city;
  return name === '-' || name === undefined ? m.places.elsewhere(country) : name;
}

function Crumbs({ path, level, here }: { path: PlacePath; level: PlaceLevel; here: PlaceCount | undefined }) {
  const crumbs: [string, string][] = [['/places', m.places.title]];
  if (level !== 'country') crumbs.push([pathOfPlace({ country: path.country }), here?.country ?? path.country]);
  if (level === 'city' && path.region !== '-') crumbs.push([pathOfPlace({ country: path.country, region: path.region }), path.region ?? '']);
  return (
    <nav className={style.crumbs} aria-label={m.places.title}>
      {crumbs.map(([href, name], at) => <Fragment key={href}>{at > 0 && <Dot />}<Link href={href} className="link small">{name}</Link></Fragment>)}
    </nav>
  );
}

/** The places that a place is made of. One alone says nothing. */
function Parts({ level, query, within }: { level: PlaceLevel; query: string; within: string }) {
  const { data } = useQuery(placesQuery(level, query));
  if (!data || data.places.length < 2) return null;
  return (
    <section aria-label={m.places.within(within)} className={style.parts}>
      <Shelf>
        {data.places.map((place) => (
          <Item
            key={`${place.region}/${place.city}`}
            href={pathOfCount(place, level)}
            cover={place.cover}
            name={(level === 'region' ? place.region : place.city) ?? m.places.unnamed}
            note={m.explore.photos(place.count)}
          />
        ))}
      </Shelf>
    </section>
  );
}
