import { Check, Minus } from 'lucide-react';
import { dayDate, dayTitle, longDate, spokenLength } from '../lib/format';
import { m } from '../messages';
import type { Arrangement } from './arrangement';
import { Flag, ratioOf } from './columns';
import { rowOfPhoto } from './order';
import style from './grid.module.css';
import { Tile } from './Tile';

interface Props {
  arrangement: Arrangement;
  day: number;
  /** The photos to draw, of those the day has. */
  from: number;
  to: number;
  origin: number;
  owner: string;
  selected: ReadonlySet<number>;
  isSelecting: boolean;
  tabStop: number;
  load: boolean;
  showsHead: boolean;
}

/** One day's date and those of its photos that are near the screen. */
export function Day({ arrangement, day, from, to, origin, owner, selected, isSelecting, tabStop, load, showsHead }: Props) {
  const { columns, layout } = arrangement;
  const title = dayTitle(columns.days[day] as number);
  const date = longDate(dayDate(columns.days[day] as number));
  const tiles = [];
  for (let photo = from; photo < to; photo++) {
    const row = rowOfPhoto(layout, photo);
    const number = columns.numbers[photo] as number;
    const flags = columns.flags[photo] as number;
    tiles.push(
      <Tile
        key={number}
        number={number}
        owner={owner}
        x={layout.x[photo] as number}
        y={(layout.rowTop[row] as number) - origin}
        width={layout.w[photo] as number}
        height={layout.rowHeight[row] as number}
        ratio={ratioOf(columns.ratios[photo] as number)}
        color={columns.colors[photo] as number}
        flags={flags}
        renditions={columns.renditions[photo] as number}
        seconds={columns.seconds[photo] as number}
        name={flags & Flag.video ? m.grid.videoOn(date, spokenLength(columns.seconds[photo] as number)) : m.grid.photoOn(date)}
        isSelected={selected.has(number)}
        isSelecting={isSelecting}
        isTabStop={photo === tabStop}
        load={load}
      />,
    );
  }
  const id = `day-${columns.days[day]}`;
  return (
    <section className={style.day} aria-labelledby={showsHead ? id : undefined} aria-label={showsHead ? undefined : title}>
      {showsHead && (
        <div className={style.dayHead} style={{ insetInlineStart: layout.dayX[day], top: (layout.dayTop[day] as number) - origin, width: layout.dayWidth[day] }}>
          <DayPick {...{ arrangement, day, selected, isSelecting, title }} />
          <h3 id={id}>{title}</h3>
        </div>
      )}
      {tiles}
    </section>
  );
}

function DayPick({ arrangement: { columns }, day, selected, isSelecting, title }: Pick<Props, 'arrangement' | 'day' | 'selected' | 'isSelecting'> & { title: string }) {
  let chosen = 0;
  const first = columns.dayFirst[day] as number;
  const end = columns.dayFirst[day + 1] as number;
  if (isSelecting) for (let photo = first; photo < end; photo++) if (selected.has(columns.numbers[photo] as number)) chosen++;
  const all = chosen === end - first;
  return (
    <button type="button" className={style.pick} role="checkbox" aria-checked={all ? true : chosen > 0 ? 'mixed' : false} aria-label={m.grid.selectDay(title)} data-day={day} tabIndex={isSelecting ? 0 : -1}>
      {chosen > 0 && !all ? <Minus /> : <Check />}
    </button>
  );
}
