import { ArrowUp } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { monthName, yearOf } from '../lib/format';
import { usePhone } from '../lib/hooks';
import { m } from '../messages';
import { useArrangement, useMetrics, type Arrangement } from './arrangement';
import { floorIndex, type Columns } from './columns';
import { Day } from './Day';
import style from './grid.module.css';
import { useHashes, type HashSource } from './hashes';
import { useGridInput } from './input';
import { PhoneScrubber } from './PhoneScrubber';
import { Scrubber } from './Scrubber';
import { useSelected } from './selection';
import tileStyle from './tile.module.css';
import { useViewing } from './viewing';
import { useGridScroll, useRange, type Range } from './window';

export interface GridProps {
  /** Names the list: places and selections are kept by it. */
  list: string;
  columns: Columns;
  /** False while more of the list is on its way. */
  isWhole: boolean;
  /** The id of the photos' owner, for their thumbnails. */
  owner: string;
  onOpen: (number: number) => void;
  hashes?: HashSource;
  /** Called when four fifths of the list have gone by. */
  onNearEnd?: () => void;
  children?: ReactNode;
}

/** The virtual, justified grid of any list of photos. */
export function PhotoGrid({ list, columns, isWhole, owner, onOpen, hashes, onNearEnd, children }: GridProps) {
  const root = useRef<HTMLDivElement>(null);
  const metrics = useMetrics(root);
  const arrangement = useArrangement(columns, metrics);
  const { scroll, news, seeNews } = useGridScroll(list, root, arrangement, isWhole);
  const range = useRange(scroll, arrangement);
  const selected = useSelected(list);
  const input = useGridInput({ list, root, scroll, arrangement, range, onOpen, selected });
  useHashes(root, scroll, arrangement, hashes);
  const phone = usePhone();

  useEffect(() => {
    document.documentElement.dataset.gridOpen = '';
    return () => void delete document.documentElement.dataset.gridOpen;
  }, []);
  useEffect(() => {
    if (!arrangement || !onNearEnd) return;
    const check = () => {
      if (scroll.top + innerHeight >= scroll.total * 0.8) onNearEnd();
    };
    check();
    return scroll.listen(check);
  }, [arrangement, onNearEnd, scroll]);

  // What a photo opened from here has before and after it.
  useEffect(() => useViewing.setState({ columns }), [columns]);
  useEffect(() => () => useViewing.setState({ columns: null }), []);

  const selecting = selected.size > 0;
  return (
    <div className={style.frame}>
      {children}
      <div ref={root} className={`${style.grid} ${selecting ? `${style.selecting} ${tileStyle.selecting}` : ''}`} data-testid="photo-grid" {...input.handlers}>
        {arrangement && range && <Rows {...{ arrangement, range, owner, selected, tabStop: input.tabStop }} />}
      </div>
      {news > 0 && <div className={style.news}><button type="button" onClick={seeNews}><ArrowUp className="i i--sm" />{m.grid.newPhotos(news)}</button></div>}
      {arrangement && arrangement.columns.count > 0 && (phone ? <PhoneScrubber arrangement={arrangement} scroll={scroll} /> : <Scrubber arrangement={arrangement} scroll={scroll} />)}
    </div>
  );
}

interface RowsProps {
  arrangement: Arrangement;
  range: Range;
  owner: string;
  selected: ReadonlySet<number>;
  tabStop: number;
}

function Rows({ arrangement, range, owner, selected, tabStop }: RowsProps) {
  const { columns, layout } = arrangement;
  if (columns.count === 0) return null;
  const lastRow = Math.min(range.to, layout.rowTop.length - 1);
  const firstRow = Math.min(range.from, lastRow);
  const from = layout.rowFirst[firstRow] as number;
  const to = layout.rowFirst[lastRow + 1] as number;
  const firstDay = floorIndex(columns.dayFirst, from, columns.days.length);
  const lastDay = floorIndex(columns.dayFirst, to - 1, columns.days.length);
  const days = [];
  const seen = new Set<number>();
  for (let day = firstDay; day <= lastDay; day++) {
    const first = Math.max(from, columns.dayFirst[day] as number);
    const end = Math.min(to, columns.dayFirst[day + 1] as number);
    // By date, so that news above moves a day's tiles and does not make them anew. Only odd orders name a day twice.
    const date = columns.days[day] as number;
    const key = seen.has(date) ? `${date}-${day}` : `${date}`;
    seen.add(date);
    days.push(
      <Day key={key} {...{ arrangement, day, origin: range.origin, owner, selected, tabStop, load: range.load }} from={first} to={end} isSelecting={selected.size > 0} showsHead={first === columns.dayFirst[day]} />,
    );
  }
  const firstMonth = floorIndex(layout.monthFirst, firstDay, layout.months.length);
  const lastMonth = floorIndex(layout.monthFirst, lastDay, layout.months.length);
  const months = [];
  for (let month = firstMonth; month <= lastMonth; month++) {
    const photos = (columns.dayFirst[layout.monthFirst[month + 1] as number] as number) - (columns.dayFirst[layout.monthFirst[month] as number] as number);
    months.push(<MonthHead key={`m${layout.months[month]}-${month - firstMonth}`} month={layout.months[month] as number} photos={photos} top={(layout.monthTop[month] as number) - range.origin} />);
  }
  return <>{months}{days}</>;
}

function MonthHead({ month, photos, top }: { month: number; photos: number; top: number }) {
  return (
    <div className={style.month} style={{ top }}>
      <h2>{monthName(month)} <span>{yearOf(month)}</span></h2>
      <p className="num">{m.grid.photos(photos)}</p>
    </div>
  );
}
