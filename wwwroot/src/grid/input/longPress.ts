import { useEffect, useMemo, useRef, type PointerEvent } from 'react';

const pressMs = 450;
const slopPx = 10;

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
      const over = photoAt(x, y);
      if (over === null || over === this.last) return;
      this.last = over;
      this.onSelect(over, false);
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

  stop(): void {
    clearTimeout(this.timer);
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
