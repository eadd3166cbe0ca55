import { ArrowLeft, Images } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { dayOf } from '../../grid/columns';
import { count, longDate } from '../../lib/format';
import { useTitle } from '../../lib/hooks';
import { readBox, boxText } from '../../library/places';
import { usePhotoPages, type PagedSource } from '../../lists/pages';
import { PhotoList } from '../../lists/PhotoList';
import { PhotoTools } from '../../lists/PhotoTools';
import { m } from '../../messages';
import { Bar } from '../../ui/Bar';
import { iconButtonClass } from '../../ui/Button';
import { Empty } from '../../ui/Empty';

type Open = (number: number, list: string) => void;
const dayMs = 86_400_000;

/** The photos that came last, whenever they were taken. */
export function RecentPage({ onOpen }: { onOpen: Open }) {
  const source = usePhotoPages('recent', '/photos?stacks=folded&sort=added_desc', (photo) => !photo.isDeleted && !photo.isArchived);
  return <Found title={m.explore.recent} up="/explore" upName={m.explore.title} source={source} form="rows" total={source.total} onOpen={onOpen} />;
}

/** One day of an earlier year, by the clocks where it was. */
export function DayPage({ day, onOpen }: { day: string; onOpen: Open }) {
  const date = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(day) : new Date(0);
  const wanted = Math.floor(date.getTime() / dayMs);
  // The list goes by moments: a day more on both sides covers every zone.
  const moment = (days: number) => new Date(date.getTime() + days * dayMs).toISOString();
  const source = usePhotoPages(`day:${day}`, `/photos?stacks=folded&from=${moment(-1)}&to=${moment(2)}`, (photo) => !photo.isDeleted && !photo.isArchived && dayOf(photo.takenAt) === wanted);
  return <Found title={longDate(date)} up="/explore" upName={m.explore.title} source={source} onOpen={onOpen} />;
}

/** The photos of an area that was chosen on the map. */
export function AreaPage({ box, onOpen }: { box: string; onOpen: Open }) {
  const bounds = readBox(box) ?? { west: 0, south: 0, east: 0, north: 0 };
  const source = usePhotoPages(`area:${box}`, `/photos?stacks=folded&bbox=${boxText(bounds)}`, (photo) => !photo.isDeleted && !photo.isArchived);
  return <Found title={m.map.area} up={`/map?box=${boxText(bounds)}`} upName={m.map.title} source={source} total={source.total} onOpen={onOpen} />;
}

function Found({ title, up, upName, source, total, form = 'days', onOpen }: { title: string; up: string; upName: string; source: PagedSource; total?: number; form?: 'days' | 'rows'; onOpen: Open }) {
  useTitle(`${title} · ${m.product}`);
  const back: ReactNode = <Link href={up} className={iconButtonClass} aria-label={upName} title={upName}><ArrowLeft className="i" /></Link>;
  return (
    <PhotoList
      source={source}
      kind="timeline"
      title={title}
      form={form}
      onOpen={onOpen}
      bar={<Bar title={title} note={total ? count(total) : undefined} start={back}><PhotoTools source={source} kind="timeline" /></Bar>}
      empty={<Empty icon={<Images />} title={m.places.empty} help={m.places.emptyHelp} />}
    />
  );
}
