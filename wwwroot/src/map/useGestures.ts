import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import type { Rect } from './base/labels';
import { panBy, zoomBy, type Point } from './projection';
import type { MapView } from './useView';

const dragPixels = 4; // less is a press
const keyPixels = 120;
const wheelPixels = 260; // of the wheel for one step of zoom

interface Options {
  root: RefObject<HTMLElement | null>;
  map: MapView | null;
  /** True while the next drag marks an area, which Shift does at any time. */
  isMarking: boolean;
  onArea: (area: Rect) => void;
  onWhole: () => void;
}

/** Everything that a hand or a key does to a map: drag, pinch, wheel, double press, arrows; and marking an area. */
export function useGestures({ root, map, isMarking, onArea, onWhole }: Options) {
  const latest = useRef(map);
  latest.current = map;
  const pointers = useRef(new Map<number, Point>());
  const drag = useRef<{ from: Point; moved: boolean; marks: boolean; area: Rect | null } | null>(null);
  const [area, setArea] = useState<Rect | null>(null);

  const at = (event: { clientX: number; clientY: number }): Point => {
    const box = root.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };

  // React's own wheel handler may not keep the page from scrolling.
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      const now = latest.current;
      if (!now) return;
      event.preventDefault();
      const pixels = event.deltaY * (event.deltaMode === 1 ? 30 : event.deltaMode === 2 ? 300 : 1);
      // A pinch on a touchpad comes as a wheel with Control, in small steps.
      now.show(zoomBy(now.now(), now.size, (-pixels / wheelPixels) * (event.ctrlKey ? 4 : 1), at(event)));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [root]);

  function down(event: PointerEvent): void {
    if (event.button !== 0 || !map) return;
    pointers.current.set(event.pointerId, at(event));
    const marks = isMarking || event.shiftKey;
    if (pointers.current.size === 1) drag.current = { from: at(event), moved: false, marks, area: null };
    if (marks) event.preventDefault();
  }

  function move(event: PointerEvent): void {
    const before = pointers.current.get(event.pointerId);
    const now = drag.current;
    if (!before || !now || !map) return;
    const here = at(event);
    if (!now.moved && pointers.current.size === 1) {
      if (Math.hypot(here.x - now.from.x, here.y - now.from.y) < dragPixels) return;
      now.moved = true;
      root.current?.setPointerCapture(event.pointerId);
    }
    pointers.current.set(event.pointerId, here);
    const others = [...pointers.current].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    if (others.length > 0) {
      now.moved = true;
      setArea((now.area = null));
      pinch(map, before, here, others[0] as Point);
    } else if (now.marks) setArea((now.area = rectOf(now.from, here)));
    else map.show(panBy(map.now(), map.size, here.x - before.x, here.y - before.y));
  }

  function up(event: PointerEvent): void {
    if (!pointers.current.delete(event.pointerId)) return;
    if (pointers.current.size > 0) return;
    const marked = drag.current?.area;
    if (marked && event.type === 'pointerup') onArea(marked);
    setArea(null);
    // The press that ends a drag is no press on a stamp.
    if (drag.current?.moved) addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
    drag.current = null;
  }

  function key(event: KeyboardEvent): void {
    if (!map || event.ctrlKey || event.metaKey || event.altKey) return;
    const pan = { ArrowLeft: [keyPixels, 0], ArrowRight: [-keyPixels, 0], ArrowUp: [0, keyPixels], ArrowDown: [0, -keyPixels] }[event.key];
    if (pan) map.glide(panBy(map.now(), map.size, pan[0] as number, pan[1] as number));
    else if (event.key === '+' || event.key === '=') map.glide(zoomBy(map.now(), map.size, 1));
    else if (event.key === '-' || event.key === '_') map.glide(zoomBy(map.now(), map.size, -1));
    else if (event.key === 'Home' || event.key === '0') onWhole();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const twice = (event: { clientX: number; clientY: number; target: EventTarget; shiftKey: boolean }) => {
    if (!map || (event.target as HTMLElement).closest('button')) return;
    map.glide(zoomBy(map.now(), map.size, event.shiftKey ? -1 : 1, at(event)));
  };

  return { area, handlers: { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: up, onKeyDown: key, onDoubleClick: twice } };
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

function pinch(map: MapView, before: Point, here: Point, other: Point): void {
  const distance = (a: Point, b: Point) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
  const middle = { x: (here.x + other.x) / 2, y: (here.y + other.y) / 2 };
  const moved = panBy(map.now(), map.size, (here.x - before.x) / 2, (here.y - before.y) / 2);
  map.show(zoomBy(moved, map.size, Math.log2(distance(here, other) / distance(before, other)), middle));
}

const rectOf = (a: Point, b: Point): Rect => ({ left: Math.min(a.x, b.x), right: Math.max(a.x, b.x), top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y) });
