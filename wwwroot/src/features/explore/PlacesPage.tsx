import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Map as MapIcon, MapPin } from 'lucide-react';
import { Link } from 'wouter';
import { count } from '../../lib/format';
import { useTitle } from '../../lib/hooks';
import { pathOfCount, placesQuery } from '../../library/places';
import { LoadFailure } from '../../lists/LoadFailure';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { iconButtonClass } from '../../ui/Button';
import { Dot } from '../../ui/Dot';
import { Empty } from '../../ui/Empty';
import style from './explore.module.css';
import { Picture } from './Shelf';

/** Every country that photos were taken in: the way to a place that needs no map. */
export default function PlacesPage() {
  useTitle(`${m.places.title} · ${m.product}`);
  const { data, error, refetch } = useQuery(placesQuery('country', 'stacks=folded'));
  return (
    <>
      <Bar title={m.places.title} note={data && data.places.length > 0 ? count(data.places.length) : undefined} start={<Link href="/explore" className={iconButtonClass} aria-label={m.explore.title} title={m.explore.title}><ArrowLeft className="i" /></Link>}>
        <Link href="/map" className={iconButtonClass} aria-label={m.places.onMap} title={m.places.onMap}><MapIcon className="i" /></Link>
      </Bar>
      {!data && error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {data?.places.length === 0 && <Empty icon={<MapPin />} title={m.places.none} help={m.places.noneHelp} />}
      {data && data.places.length > 0 && (
        <div className="page">
          <ul className={style.cards}>
            {data.places.map((place) => (
              <li key={place.countryCode}>
                <Link href={pathOfCount(place, 'country')} className={style.item}>
                  <Picture print={place.cover} sizes="(width < 720px) 46vw, 280px" />
                  <b className="clip">{place.country}</b>
                  <span className="num clip">{m.explore.photos(place.count)}{place.parts > 1 && <><Dot />{m.places.parts.country(place.parts)}</>}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
