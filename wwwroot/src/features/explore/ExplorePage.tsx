import { useQuery } from '@tanstack/react-query';
import { Compass, CopyCheck } from 'lucide-react';
import { Link } from 'wouter';
import { storageQuery } from '../../api/queries';
import { longDate, size } from '../../lib/format';
import { useTitle } from '../../lib/hooks';
import { duplicateCountQuery } from '../../library/duplicates';
import { exploreQuery, pathOfCount, placesQuery, today } from '../../library/places';
import { LoadFailure } from '../../lists/LoadFailure';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { Dot } from '../../ui/Dot';
import { Empty } from '../../ui/Empty';
import style from './explore.module.css';
import { Recent } from './Recent';
import { Item, Section, Shelf } from './Shelf';

/** Ways into the library other than by date: where, this day, what came last; and what wants tidying. */
export default function ExplorePage({ onOpen }: { onOpen: (number: number, list: string) => void }) {
  const words = m.explore;
  useTitle(`${words.title} · ${m.product}`);
  const { data, error, refetch } = useQuery(exploreQuery(today()));
  const year = Number(today().slice(0, 4));
  const isEmpty = data && data.recent.length === 0;
  return (
    <>
      <Bar title={words.title} />
      {!data && error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {isEmpty && <Empty icon={<Compass />} title={words.nothing} help={words.nothingHelp} />}
      {data && !isEmpty && (
        <div className="page">
          {data.onThisDay.length > 0 && (
            <Section title={words.onThisDay}>
              <Shelf>
                {data.onThisDay.slice(0, 6).map(({ day, count, photos: [cover] }) => cover && (
                  <Item key={day} href={`/explore/day/${day}`} cover={cover} name={words.yearsAgo(year - Number(day.slice(0, 4)))} note={<>{longDate(new Date(day))}<Dot />{words.photos(count)}</>} />
                ))}
              </Shelf>
            </Section>
          )}
          {data.places.length > 0 && (
            <Section title={words.places} more={<span className="row"><AllPlaces /><Link className="link small" href="/map">{words.map}</Link></span>}>
              <Shelf>
                {data.places.slice(0, 6).map((place) => (
                  <Item key={`${place.countryCode}/${place.region}/${place.city}`} href={pathOfCount(place, 'city')} cover={place.cover} name={place.city} note={words.photos(place.count)} />
                ))}
              </Shelf>
            </Section>
          )}
          <Section title={words.recent} more={<Link className="link small" href="/explore/recent">{words.all}</Link>}><Recent prints={data.recent} onOpen={onOpen} /></Section>
          <Tidy />
        </div>
      )}
    </>
  );
}

function AllPlaces() {
  const { data } = useQuery(placesQuery('city', 'stacks=folded', 1));
  return <Link className="link small num" href="/places">{m.explore.allPlaces(data?.total ?? 0)}</Link>;
}

/** How much room there is, and what takes more of it than it has to. */
function Tidy() {
  const storage = useQuery(storageQuery).data;
  const groups = useQuery(duplicateCountQuery()).data;
  const share = storage?.limit ? Math.min(1, storage.used / storage.limit) : null;
  return (
    <div className={style.tidy}>
      <Link href="/duplicates" className={style.card}>
        <CopyCheck className="i" />
        <span className="grow"><b>{m.explore.duplicates}</b><span className="num">{groups === undefined ? '…' : m.explore.duplicatesHelp(groups)}</span></span>
      </Link>
      {storage && (
        <div className={style.card}>
          <span className="grow">
            <b>{m.explore.storage}</b>
            {share !== null && <span className={style.meter} aria-hidden="true"><i style={{ width: `${share * 100}%` }} /></span>}
            <span className="num">{m.nav.used(size(storage.used), storage.limit ? size(storage.limit) : null)}<Dot />{m.explore.photos(storage.photos)}</span>
          </span>
        </div>
      )}
    </div>
  );
}
