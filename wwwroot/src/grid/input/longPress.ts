import { useEffect, useMemo, useRef, type PointerEvent } from 'react';
import { barHeight } from '../scroll/scroll';

const pressMs = 450;
const slopPx = 10;
const edgePx = 96; // the tab bar, and a finger

/** A finger held on a photo selects it; moved on, it selects a run. */
export function useLongPress(onSelect: (number: number, isFirst: boolean) => void) {
  const latest = useRef(onSelect);
  latest.current = onSelect;
  const press = useMemo(() => new LongPress((number, isFirst) => latest.current(number, isFirst)), []);
  useEffect(() => () => press.stop(), [press]);
  return press;
}

class LongPress {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private active = false;
  private endedAt = 0;
  private last = 0;
  private point = { x: 0, y: 0 };
  private frame = 0;

  constructor(private readonly onSelect: (number: number, isFirst: boolean) => void) {}

  isActive = (): boolean => this.active;
  justEnded = (): boolean => performance.now() - this.endedAt < 400;

  begin(event: PointerEvent): void {
    if (event.pointerType === 'mouse') return;
    const number = photoAt(event.clientX, event.clientY);
    if (number === null) return;
    const start = { x: event.clientX, y: event.clientY };
    this.stop();
    this.timer = setTimeout(() => {
      this.active = true;
      this.last = number;
      navigator.vibrate?.(8);
      this.onSelect(number, true);
    }, pressMs);
    const moved = (touch: TouchEvent) => {
      const { clientX: x, clientY: y } = touch.touches[0] ?? { clientX: start.x, clientY: start.y };
      if (!this.active) {
        if (Math.hypot(x - start.x, y - start.y) > slopPx) this.stop();
        return;
      }
      touch.preventDefault();
      this.point = { x, y };
      this.follow();
      this.roll();
    };
    const ended = () => {
      if (this.active) this.endedAt = performance.now();
      this.stop();
    };
    addEventListener('touchmove', moved, { passive: false });
    addEventListener('touchend', ended);
    addEventListener('touchcancel', ended);
    this.release = () => {
      removeEventListener('touchmove', moved);
      removeEventListener('touchend', ended);
      removeEventListener('touchcancel', ended);
    };
  }

  private follow(): void {
    const over = photoAt(this.point.x, this.point.y);
    if (over === null || over === this.last) return;
    this.last = over;
    this.onSelect(over, false);
  }

  /** At the edges of the screen the list goes on by itself, as long as the finger stays there. */
  private roll = (): void => {
    cancelAnimationFrame(this.frame);
    const { y } = this.point;
    const by = y > innerHeight - edgePx ? 8 : y < barHeight() + edgePx / 2 ? -8 : 0;
    if (!this.active || by === 0) return;
    scrollBy({ top: by, behavior: 'instant' });
    this.follow();
    this.frame = requestAnimationFrame(this.roll);
  };

  stop(): void {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    this.active = false;
    this.release();
    this.release = () => undefined;
  }

  private release: () => void = () => undefined;
}

function photoAt(x: number, y: number): number | null {
  const number = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-photo]')?.dataset.photo;
  return number === undefined ? null : Number(number);
}
