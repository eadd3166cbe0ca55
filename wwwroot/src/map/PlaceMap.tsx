import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { Link } from 'wouter';
import { boxText, mapQuery, townsQuery } from '../library/places';
import { m } from '../messages';
import { Base } from './base/Base';
import style from './map.module.css';
import { askedFor, project, type View } from './projection';
import { Tiles } from './base/Tiles';
import { useView } from './useView';

interface Props {
  lat: number;
  lon: number;
  zoom?: number;
}

const around = 0.02; // degrees that the large map shows on each side

/** A small map of one place, which leads to the large one. */
export default function PlaceMap({ lat, lon, zoom = 8.5 }: Props) {
  const root = useRef<HTMLAnchorElement>(null);
  const point = useMemo(() => project(lon, lat), [lat, lon]);
  const map = useView(root, () => ({ ...point, zoom }));
  const view: View = { ...point, zoom };
  const facts = useQuery(mapQuery).data;
  const box = map && facts?.towns ? boxText(askedFor(view, map.size)) : '';
  const towns = useQuery({ ...townsQuery(box, 12), enabled: box !== '' }).data;
  const near = { west: Math.max(-180, lon - around), east: Math.min(180, lon + around), south: Math.max(-90, lat - around), north: Math.min(90, lat + around) };
  return (
    <Link ref={root} href={`/map?box=${boxText(near)}`} className={style.small} aria-label={m.map.showOnMap} title={m.map.showOnMap}>
      {map && <Base view={view} size={map.size} towns={towns ?? []} isPlain={Boolean(facts?.tiles)} inTheWay={[{ left: map.size.width / 2 - 10, right: map.size.width / 2 + 10, top: map.size.height / 2 - 10, bottom: map.size.height / 2 + 10 }]} />}
      {map && facts?.tiles && <Tiles tiles={facts.tiles} view={view} size={map.size} />}
      <span className={style.pin} aria-hidden="true" />
    </Link>
  );
}
