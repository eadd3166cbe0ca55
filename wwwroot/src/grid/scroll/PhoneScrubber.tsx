import { useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { monthTitle, shortMonthTitle } from '../../lib/format';
import { m } from '../../messages';
import type { Arrangement } from '../layout/arrangement';
import { buildScale, listPixelOf } from './scale';
import { barHeight, type GridScroll } from './scroll';
import { scrubKey, useFollow } from './Scrubber';
import style from './scrubber.module.css';

const stayMs = 1_200;
const handlePx = 44;

/** On phones the scrubber is a handle with the month on it, there while one scrolls. */
export function PhoneScrubber({ arrangement, scroll }: { arrangement: Arrangement; scroll: GridScroll }) {
  const handle = useRef<HTMLDivElement>(null);
  const [isShown, setShown] = useState(false);
  const [month, setMonth] = useState(0);
  const held = useRef(false);
  const scale = useMemo(() => buildScale(arrangement, 400), [arrangement]);
  const track = () => ({ top: barHeight() + 8, room: innerHeight - barHeight() - 58 - handlePx - 16 });

  useFollow(scale, arrangement, scroll, (at, now) => {
    const { top, room } = track();
    if (handle.current) handle.current.style.transform = `translateY(${top + Math.min(1, at) * room}px)`;
    setMonth(now);
    handle.current?.setAttribute('aria-valuenow', String(scale ? scale.way * (scale.first - now) : 0));
  });

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let lastTop = scroll.top;
    const leave = () => {
      clearTimeout(timer);
      timer = setTimeout(() => (held.current ? leave() : setShown(false)), stayMs);
    };
    const stop = scroll.listen(() => {
      if (scroll.top === lastTop) return;
      lastTop = scroll.top;
      setShown(true);
      leave();
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [scroll]);

  function drag(event: PointerEvent): void {
    if (!held.current || !scale) return;
    const { top, room } = track();
    const at = Math.max(0, Math.min(1, (event.clientY - handlePx / 2 - top) / room));
    scroll.scrollTo(listPixelOf(arrangement, scale, at).y);
  }

  return (
    <div
      ref={handle}
      className={`${style.handle} ${isShown ? style.shown : ''}`}
      role="slider"
      tabIndex={0}
      aria-label={m.grid.date}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={scale ? scale.span - 1 : 0}
      aria-valuenow={0}
      aria-valuetext={month ? monthTitle(month) : ''}
      onKeyDown={(event) => scrubKey(event, arrangement, scale, scroll)}
      onPointerDown={(event) => {
        held.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => (held.current = false)}
      onPointerCancel={() => (held.current = false)}
    >
      {month ? shortMonthTitle(month) : ''}
    </div>
  );
}
