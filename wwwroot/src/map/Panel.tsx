import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Bounds } from '../api/places';
import { clearSelection, select, useSelected } from '../grid/selection';
import { useViewing } from '../grid/viewing';
import { monthSpan } from '../lib/format';
import { numbersOf } from '../library/areas';
import { boxText, placesQuery } from '../library/places';
import type { PagedSource } from '../lists/pages';
import { m } from '../messages';
import { Button, buttonClass, IconButton } from '../ui/Button';
import { say } from '../ui/Toast';
import style from './map.module.css';
import { Prints } from './Prints';

interface Props {
  source: PagedSource;
  /** Where the photos are. */
  bounds: Bounds;
  /** The list of /photos that they are. */
  path: string;
  /** Narrows the list, as /photos takes it. */
  filter: string;
  onOpen: (number: number, list: string) => void;
  onClose: () => void;
}

/** The photos of a stamp, of an area, or of all that is seen: what they are called, and what can be done with them. */
export function Panel({ source, bounds, path, filter, onOpen, onClose }: Props) {
  const [isFull, setFull] = useState(false);
  const [isReading, setReading] = useState(false);
  const [, navigate] = useLocation();
  const selected = useSelected(source.list);
  const box = boxText(bounds);
  // Places are counted in the library, not in an album.
  const isWhole = !filter.includes('albumId');
  const places = useQuery({ ...placesQuery('city', `bbox=${box}${filter ? `&${filter}` : ''}`, 3), enabled: isWhole, placeholderData: (before) => before }).data;
  const title = titleOf(places?.places.map(({ city }) => city ?? '') ?? [], places?.total ?? 0);
  const { total } = source;

  // What a photo opened from here has before and after it.
  useEffect(() => useViewing.setState({ columns: source.columns }), [source.columns]);
  useEffect(() => () => useViewing.setState({ columns: null }), []);

  const selectAll = async () => {
    setReading(true);
    try {
      select(source.list, await numbersOf(path), true);
    } catch {
      say(m.toast.notDone);
    } finally {
      setReading(false);
    }
  };
  return (
    <aside className={`${style.panel} ${isFull ? style.full : ''} ${source.isHere && total === 0 ? style.bare : ''}`} aria-label={m.map.here}>
      <span className={style.grip} aria-hidden="true" onClick={() => setFull(!isFull)} />
      <div className={style.panelHead}>
        <div><h2 className="title-3 clip">{title}</h2><IconButton label={m.map.close} onClick={onClose}><X className="i" /></IconButton></div>
        <p className="small muted num" aria-live="polite">
          {source.isHere && total > 0 && <>{m.grid.photos(total)}{places?.takenFrom && places.takenTo ? `, ${monthSpan(new Date(places.takenFrom), new Date(places.takenTo))}` : ''}</>}
        </p>
        {total > 0 && (
          <div className={style.do}>
            <Button size="sm" disabled={isReading} onClick={() => (selected.size > 0 ? clearSelection() : void selectAll())}><span className="num">{selected.size > 0 ? m.map.clearAll : m.map.selectAll(total)}</span></Button>
            {filter === 'stacks=folded' && <Button size="sm" onClick={() => navigate(`/map/area/${box}`)}>{m.map.open}</Button>}
          </div>
        )}
      </div>
      {source.isHere && total === 0 ? (
        <div className={style.nothing}>
          <p>{m.map.nothing}. {m.map.nothingHelp}</p>
          {isWhole && <p><Link href="/places" className={`${buttonClass('quiet', 'sm')}`}>{m.map.list}</Link></p>}
        </div>
      ) : <Prints source={source} selected={selected} onOpen={onOpen} />}
    </aside>
  );
}

/** "London", "London and 3 more places"; what it is, where nothing has a name. */
function titleOf(names: string[], total: number): string {
  const [first] = names;
  return first ? (total > 1 ? m.map.and(first, total - 1) : first) : m.map.here;
}
