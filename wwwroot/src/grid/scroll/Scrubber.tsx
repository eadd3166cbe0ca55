import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { monthTitle } from '../../lib/format';
import { m } from '../../messages';
import type { Arrangement } from '../layout/arrangement';
import { axisOf, buildScale, listPixelOf, type Scale } from './scale';
import type { GridScroll } from './scroll';
import style from './scrubber.module.css';

interface Props {
  arrangement: Arrangement;
  scroll: GridScroll;
}

/** Every month of the library as a tick as long as the month is full; the scroll bar of the timeline. */
export function Scrubber({ arrangement, scroll }: Props) {
  const axis = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  const [aim, setAim] = useState<number | null>(null);
  const scale = useMemo(() => (height > 0 ? buildScale(arrangement, height) : null), [arrangement, height]);

  useLayoutEffect(() => {
    const element = axis.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    setHeight(element.clientHeight);
    return () => observer.disconnect();
  }, []);

  useFollow(scale, arrangement, scroll, (at, month) => {
    if (head.current) head.current.style.top = `${at * 100}%`;
    slider.current?.setAttribute('aria-valuenow', String(scale ? scale.way * (scale.first - month) : 0));
    slider.current?.setAttribute('aria-valuetext', monthTitle(month));
  });

  const atPointer = (event: PointerEvent): number => {
    const box = axis.current?.getBoundingClientRect();
    return box ? Math.max(0, Math.min(1, (event.clientY - box.top) / box.height)) : 0;
  };
  function go(at: number): void {
    if (scale) scroll.scrollTo(listPixelOf(arrangement, scale, at).y);
  }

  return (
    <div
      ref={slider}
      className={style.scrubber}
      role="slider"
      tabIndex={0}
      aria-label={m.grid.date}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={scale ? scale.span - 1 : 0}
      aria-valuenow={0}
      onKeyDown={(event) => scrubKey(event, arrangement, scale, scroll)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        go(atPointer(event));
      }}
      onPointerMove={(event) => {
        setAim(atPointer(event));
        if (event.currentTarget.hasPointerCapture(event.pointerId)) go(atPointer(event));
      }}
      onPointerLeave={() => setAim(null)}
    >
      <div ref={axis} className={style.axis}>
        {scale && (
          <>
            <ol aria-hidden="true">{scale.years.map(({ year, at }) => <li key={year} style={{ top: `${at * 100}%` }}>{year}</li>)}</ol>
            <svg viewBox={`0 0 30 ${scale.ticks.length}`} preserveAspectRatio="none" aria-hidden="true"><path d={ticksPath(scale)} /></svg>
          </>
        )}
        <div ref={head} className={style.head} />
        {scale && aim !== null && <div className={style.aim} style={{ top: `${aim * 100}%` }}><span className={style.label}>{monthTitle(listPixelOf(arrangement, scale, aim).month)}</span></div>}
      </div>
    </div>
  );
}

/** One line a tick, as long as the root of its photos, at least 2 px. */
function ticksPath({ ticks }: Scale): string {
  const most = Math.max(...ticks);
  return ticks.map((photos, i) => (photos > 0 ? `M30 ${i + 0.5}H${(30 - Math.max(2, 30 * Math.sqrt(photos / most))).toFixed(1)}` : '')).join('');
}

/** Calls back with the axis place of what is on top, at every scroll and change. */
export function useFollow(scale: Scale | null, arrangement: Arrangement, scroll: GridScroll, follow: (at: number, month: number) => void): void {
  const latest = useRef(follow);
  latest.current = follow;
  useEffect(() => {
    if (!scale) return;
    const update = () => {
      const at = axisOf(arrangement, scale, Math.max(0, scroll.readingTop + 1));
      latest.current(Math.min(1, at), listPixelOf(arrangement, scale, at).month);
    };
    update();
    return scroll.listen(update);
  }, [scale, arrangement, scroll]);
}

/** Up and down a month, PageUp and PageDown a year, Home and End. */
export function scrubKey(event: KeyboardEvent, arrangement: Arrangement, scale: Scale | null, scroll: GridScroll): void {
  if (!scale) return;
  const { months, monthTop } = arrangement.layout;
  const now = listPixelOf(arrangement, scale, axisOf(arrangement, scale, Math.max(0, scroll.readingTop + 1))).month;
  const index = months.indexOf(now);
  const onward = (by: number) => {
    const next = months.findIndex((month) => scale.way * (now - month) >= by);
    return next < 0 ? months.length - 1 : next;
  };
  const back = (by: number) => Math.max(0, months.findLastIndex((month) => scale.way * (month - now) >= by));
  const to: Record<string, () => number> = {
    ArrowDown: () => Math.min(months.length - 1, index + 1),
    ArrowRight: () => Math.min(months.length - 1, index + 1),
    ArrowUp: () => Math.max(0, index - 1),
    ArrowLeft: () => Math.max(0, index - 1),
    PageDown: () => onward(12),
    PageUp: () => back(12),
    Home: () => 0,
    End: () => months.length - 1,
  };
  const chosen = to[event.key]?.();
  if (chosen === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  // The end is that of the list: its last month may be many screens.
  scroll.scrollTo(event.key === 'End' ? arrangement.layout.height : (monthTop[chosen] as number));
}
