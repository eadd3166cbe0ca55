import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { dayTitle } from '../../lib/format';
import { m } from '../../messages';
import type { Arrangement } from '../layout/arrangement';
import style from '../grid.module.css';

interface Props {
  arrangement: Arrangement;
  day: number;
  origin: number;
  selected: ReadonlySet<number>;
  showsHead: boolean;
  /** Those of its photos that are near the screen. */
  children: ReactNode;
}

/** One day's date and its photos. */
export function Day({ arrangement, day, origin, selected, showsHead, children }: Props) {
  const { columns, layout } = arrangement;
  const title = dayTitle(columns.days[day] as number);
  const id = `day-${columns.days[day]}`;
  return (
    <section className={style.day} aria-labelledby={showsHead ? id : undefined} aria-label={showsHead ? undefined : title}>
      {showsHead && (
        <div className={style.dayHead} style={{ insetInlineStart: layout.dayX[day], top: (layout.dayTop[day] as number) - origin, width: layout.dayWidth[day] }}>
          <DayPick {...{ arrangement, day, selected, title }} />
          <h3 id={id}>{title}</h3>
        </div>
      )}
      {children}
    </section>
  );
}

function DayPick({ arrangement: { columns }, day, selected, title }: Pick<Props, 'arrangement' | 'day' | 'selected'> & { title: string }) {
  let chosen = 0;
  const first = columns.dayFirst[day] as number;
  const end = columns.dayFirst[day + 1] as number;
  const isSelecting = selected.size > 0;
  if (isSelecting) for (let photo = first; photo < end; photo++) if (selected.has(columns.numbers[photo] as number)) chosen++;
  const all = chosen === end - first;
  return (
    <button type="button" className={style.pick} role="checkbox" aria-checked={all ? true : chosen > 0 ? 'mixed' : false} aria-label={m.grid.selectDay(title)} data-day={day} tabIndex={isSelecting ? 0 : -1}>
      {chosen > 0 && !all ? <Minus /> : <Check />}
    </button>
  );
}
