import { longDate, dayDate, monthName, spokenLength, yearOf } from '../../lib/format';
import { m } from '../../messages';
import type { Arrangement } from '../layout/arrangement';
import { Flag, floorIndex, ratioOf } from '../columns';
import { Day } from './Day';
import style from '../grid.module.css';
import { dayOfPhoto, rowOfPhoto } from '../order';
import type { PhotoSource } from '../source';
import { Tile } from './Tile';
import type { Range } from '../scroll/window';

/** What is drawn of a list: the same for tiles, lines and whatever else shows one. */
export interface RowsProps {
  arrangement: Arrangement;
  range: Range;
  source: PhotoSource;
  selected: ReadonlySet<number>;
  /** The one photo that Tab reaches. */
  tabStop: number;
  /** Whether a photo whose picture does not come may be taken away here. */
  canRemove: boolean;
}

/** The photos near the screen, as places in the list: from..to−1. */
export function nearScreen({ arrangement: { columns, layout }, range }: Pick<RowsProps, 'arrangement' | 'range'>): { from: number; to: number } {
  if (columns.count === 0) return { from: 0, to: 0 };
  const lastRow = Math.min(range.to, layout.rowTop.length - 1);
  return { from: layout.rowFirst[Math.min(range.from, lastRow)] as number, to: layout.rowFirst[lastRow + 1] as number };
}

/** The photos near the screen, under their days and months where the list has them. */
export function Rows(props: RowsProps) {
  const { from, to } = nearScreen(props);
  if (to === from) return null;
  return props.arrangement.layout.form === 'days' ? <Days {...props} from={from} to={to} /> : <>{tilesOf(props, from, to)}</>;
}

/** Tiles of photos from..to−1. */
function tilesOf({ arrangement: { columns, layout }, range, source, selected, tabStop, canRemove }: RowsProps, from: number, to: number) {
  const tiles = [];
  for (let photo = from; photo < to; photo++) {
    const row = rowOfPhoto(layout, photo);
    const number = columns.numbers[photo] as number;
    const flags = columns.flags[photo] as number;
    const seconds = columns.seconds[photo] as number;
    const stack = columns.stacks[photo] as number;
    const date = longDate(dayDate(columns.days[dayOfPhoto(columns, photo)] as number));
    tiles.push(
      <Tile
        key={number}
        number={number}
        pictures={source.pictures}
        x={layout.x[photo] as number}
        y={(layout.rowTop[row] as number) - range.origin}
        width={layout.w[photo] as number}
        height={layout.rowHeight[row] as number}
        ratio={ratioOf(columns.ratios[photo] as number)}
        color={columns.colors[photo] as number}
        flags={flags}
        renditions={columns.renditions[photo] as number}
        seconds={seconds}
        stack={stack}
        name={stack > 0 ? m.grid.stackOn(date, stack) : flags & Flag.video ? m.grid.videoOn(date, spokenLength(seconds)) : m.grid.photoOn(date)}
        isSelected={selected.has(number)}
        isSelecting={selected.size > 0}
        isTabStop={photo === tabStop}
        load={range.load}
        canRemove={canRemove}
      />,
    );
    if (source.caption) {
      const box = { insetInlineStart: layout.x[photo], top: (layout.rowTop[row] as number) + (layout.rowHeight[row] as number) - range.origin, width: layout.w[photo], height: source.caption.height };
      tiles.push(<div key={`c${number}`} className={style.caption} style={box}>{source.caption.of(number)}</div>);
    }
  }
  return tiles;
}

function Days({ from, to, ...props }: RowsProps & { from: number; to: number }) {
  const { columns, layout } = props.arrangement;
  const { origin } = props.range;
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
      <Day key={key} arrangement={props.arrangement} day={day} origin={origin} selected={props.selected} showsHead={first === columns.dayFirst[day]}>
        {tilesOf(props, first, end)}
      </Day>,
    );
  }
  const firstMonth = floorIndex(layout.monthFirst, firstDay, layout.months.length);
  const lastMonth = floorIndex(layout.monthFirst, lastDay, layout.months.length);
  const months = [];
  for (let month = firstMonth; month <= lastMonth; month++) {
    const photos = (columns.dayFirst[layout.monthFirst[month + 1] as number] as number) - (columns.dayFirst[layout.monthFirst[month] as number] as number);
    months.push(<MonthHead key={`m${layout.months[month]}-${month - firstMonth}`} month={layout.months[month] as number} photos={photos} top={(layout.monthTop[month] as number) - origin} />);
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
