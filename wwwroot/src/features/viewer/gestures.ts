import { useEffect, useMemo, useRef, type MouseEvent, type PointerEvent, type RefObject } from 'react';

interface Options {
  stage: RefObject<HTMLElement | null>;
  picture: RefObject<HTMLElement | null>;
  onStep: (by: number) => void;
  onClose: () => void;
  onZoom: () => void;
}

interface Point {
  x: number;
  y: number;
}

const doubleZoom = 2.5;
const maxZoom = 10;
const stepShare = 0.18; // of the stage's width: a swipe this long steps
const closePx = 110;

/** Zoom by double click, pinch, wheel and key; pan; swipe sideways to step and down to close. */
export function useGestures(options: Options) {
  const latest = useRef(options);
  latest.current = options;
  const hand = useMemo(() => new Hand(() => latest.current), []);
  const { stage } = options;
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    // React's wheel listener is passive; this one keeps the page still.
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && hand.scale === 1) return;
      event.preventDefault();
      if (event.ctrlKey) hand.zoomBy(Math.exp(-event.deltaY * 0.01), hand.fromCentre(event.clientX, event.clientY));
      else hand.panBy(-event.deltaX, -event.deltaY);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [stage, hand]);
  return {
    toggle: () => hand.toggle({ x: 0, y: 0 }),
    reset: () => hand.set(1, 0, 0, true),
    scale: () => hand.scale,
    handlers: {
      onDoubleClick: (event: MouseEvent) => hand.toggle(hand.fromCentre(event.clientX, event.clientY)),
      onPointerDown: (event: PointerEvent) => hand.down(event),
      onPointerMove: (event: PointerEvent) => hand.move(event),
      onPointerUp: (event: PointerEvent) => hand.up(event),
      onPointerCancel: (event: PointerEvent) => hand.up(event, true),
    },
  };
}

class Hand {
  scale = 1;
  private x = 0;
  private y = 0;
  private readonly fingers = new Map<number, Point>();
  private start: Point & { at: number } = { x: 0, y: 0, at: 0 };

  constructor(private readonly options: () => Options) {}

  fromCentre(clientX: number, clientY: number): Point {
    const box = this.options().stage.current?.getBoundingClientRect();
    return box ? { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 } : { x: 0, y: 0 };
  }

  set(scale: number, x: number, y: number, smooth = false): void {
    const { picture, stage, onZoom } = this.options();
    const element = picture.current;
    this.scale = Math.max(1, Math.min(maxZoom, scale));
    const half = (size: number, room: number) => Math.max(0, (size * this.scale - room) / 2);
    if (element && stage.current && this.scale > 1) {
      const maxX = half(element.offsetWidth, stage.current.clientWidth);
      const maxY = half(element.offsetHeight, stage.current.clientHeight);
      this.x = Math.max(-maxX, Math.min(maxX, x));
      this.y = Math.max(-maxY, Math.min(maxY, y));
    } else {
      this.x = this.scale > 1 ? x : 0;
      this.y = this.scale > 1 ? y : 0;
    }
    stage.current?.toggleAttribute('data-zoomed', this.scale > 1);
    if (this.scale > 1) onZoom();
    this.draw(this.x, this.y, smooth);
  }

  zoomBy(factor: number, at: Point): void {
    const next = Math.max(1, Math.min(maxZoom, this.scale * factor));
    const grown = next / this.scale;
    this.set(next, at.x - (at.x - this.x) * grown, at.y - (at.y - this.y) * grown);
  }

  panBy(x: number, y: number): void {
    this.set(this.scale, this.x + x, this.y + y);
  }

  toggle(at: Point): void {
    if (this.scale > 1) this.set(1, 0, 0, true);
    else this.set(doubleZoom, -at.x * (doubleZoom - 1), -at.y * (doubleZoom - 1), true);
  }

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.fingers.size === 1) this.start = { x: event.clientX, y: event.clientY, at: event.timeStamp };
    if (event.pointerType !== 'mouse' || this.scale > 1) event.currentTarget.setPointerCapture(event.pointerId);
  }

  move(event: PointerEvent): void {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.fingers.set(event.pointerId, now);
    if (other) {
      const distance = (point: Point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
      this.zoomBy(distance(now) / distance(before), this.fromCentre((now.x + other.x) / 2, (now.y + other.y) / 2));
    } else if (this.scale > 1) this.panBy(now.x - before.x, now.y - before.y);
    else if (event.pointerType !== 'mouse') this.follow(now.x - this.start.x, now.y - this.start.y);
  }

  up(event: PointerEvent, isCancelled = false): void {
    if (!this.fingers.delete(event.pointerId) || this.fingers.size > 0 || event.pointerType === 'mouse') return;
    if (this.scale > 1) return;
    const { stage, onStep, onClose } = this.options();
    const [x, y] = [event.clientX - this.start.x, event.clientY - this.start.y];
    const quick = event.timeStamp - this.start.at < 260 ? 0.4 : 1;
    const width = stage.current?.clientWidth ?? innerWidth;
    this.draw(0, 0, true);
    if (isCancelled) return;
    if (Math.abs(x) > Math.abs(y) && Math.abs(x) > width * stepShare * quick) onStep((x < 0 ? 1 : -1) * (document.dir === 'rtl' ? -1 : 1));
    else if (y > closePx * quick && y > Math.abs(x)) onClose();
  }

  /** The photo goes with the finger, sideways or down. */
  private follow(x: number, y: number): void {
    if (Math.abs(x) > Math.abs(y)) this.draw(x, 0, false);
    else this.draw(0, Math.max(0, y), false);
  }

  private draw(x: number, y: number, smooth: boolean): void {
    const element = this.options().picture.current;
    if (!element) return;
    element.style.transition = smooth ? 'transform var(--t-3) var(--ease)' : 'none';
    element.style.transform = x === 0 && y === 0 && this.scale === 1 ? '' : `translate(${x}px, ${y}px) scale(${this.scale})`;
    element.style.cursor = this.scale > 1 ? 'grab' : '';
  }
}
