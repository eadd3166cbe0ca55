import { useQuery } from '@tanstack/react-query';
import { Calendar, ChevronDown } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useSearch } from 'wouter';
import { api } from '../../api/client';
import { useTitle } from '../../lib/hooks';
import { readBox } from '../../library/places';
import { PhotoMap } from '../../map/PhotoMap';
import { latOf, lonOf, project, type View } from '../../map/projection';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { buttonClass } from '../../ui/Button';
import { Menu } from '../../ui/Menu';

const restMs = 400;

/** Every photo that has a place, on the map. The address keeps what is seen. */
export default function MapPage({ onOpen }: { onOpen: (number: number, list: string) => void }) {
  useTitle(`${m.map.title} · ${m.product}`);
  const box = useRef<string | null>(null);
  // A way to a place may lead here while this page lies under a photo. That the address follows the map is no new way.
  const asked = new URLSearchParams(useSearch()).get('box');
  if (asked && location.pathname === '/map') box.current = asked;
  const [first] = useState(() => readStart(new URLSearchParams(location.search)));
  const start = readBox(box.current) ?? first;
  const [year, setYear] = useState(() => new URLSearchParams(location.search).get('year') ?? '');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keep = useCallback((view: View) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // A photo may have been opened meanwhile: then the address is its own.
      if (location.pathname === '/map') history.replaceState(history.state, '', `/map?at=${textOf(view)}${year ? `&year=${year}` : ''}`);
    }, restMs);
  }, [year]);
  // As the timeline shows them: of a stack the photo that stands for it.
  const filter = `stacks=folded${/^\d{4}$/.test(year) ? `&from=${year}-01-01T00:00:00Z&to=${Number(year) + 1}-01-01T00:00:00Z` : ''}`;
  return (
    <PhotoMap
      key={`${filter} ${box.current ?? ''}`}
      list="map"
      title={m.map.title}
      filter={filter}
      start={start}
      onView={keep}
      onOpen={onOpen}
      bar={<Bar title={m.map.title}><Years year={year} onChoose={setYear} /></Bar>}
    />
  );
}

function Years({ year, onChoose }: { year: string; onChoose: (year: string) => void }) {
  const { data } = useQuery({ queryKey: ['map', 'years'], queryFn: ({ signal }) => api<{ months: { month: string }[] }>('/timeline', { signal }), staleTime: 60_000 });
  const years = [...new Set(data?.months.map(({ month }) => month.slice(0, 4)) ?? [])];
  const items = ['', ...years].map((one) => ({ label: one || m.map.years, isChosen: one === year, run: () => onChoose(one) }));
  const label = year || m.map.years;
  return <Menu label={m.map.year(label)} items={items} className={`${buttonClass('line')} small`}><Calendar className="i i--sm" /><span className="num">{label}</span><ChevronDown className="i i--sm" /></Menu>;
}

const textOf = ({ x, y, zoom }: View): string => [latOf(y).toFixed(5), lonOf(x).toFixed(5), zoom.toFixed(2)].join(',');

function readStart(query: URLSearchParams) {
  const [lat, lon, zoom] = (query.get('at') ?? '').split(',').map(Number) as [number, number, number];
  return [lat, lon, zoom].every(Number.isFinite) && query.has('at') ? { ...project(lon, lat), zoom } : null;
}
