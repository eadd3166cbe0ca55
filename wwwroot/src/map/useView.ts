import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { fit, settle, type Size, type View } from './projection';
import type { Bounds } from '../api/places';

const moveMs = 240;
const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
const easeOut = (t: number): number => 1 - (1 - t) ** 3;

export interface MapView {
  view: View;
  size: Size;
  /** The same, also where several moves come before it is drawn. */
  now: () => View;
  /** Shows this at once. */
  show: (next: View) => void;
  /** Goes there in a quarter of a second. */
  glide: (next: View) => void;
}

/** What a map shows and how large it is. `first` is asked when the size is known; null until then. */
export function useView(root: RefObject<HTMLElement | null>, first: (size: Size) => View): MapView | null {
  const [size, setSize] = useState<Size | null>(null);
  const [view, setView] = useState<View | null>(null);
  const now = useRef<View | null>(null);
  const frame = useRef(0);

  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const measure = () => {
      const next = { width: element.clientWidth, height: element.clientHeight };
      if (next.width > 0 && next.height > 0) setSize((known) => (known?.width === next.width && known.height === next.height ? known : next));
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => resized.disconnect();
  }, [root]);

  const draw = useCallback((next: View) => {
    now.current = next;
    setView(next);
  }, []);
  const show = useCallback((next: View) => {
    cancelAnimationFrame(frame.current);
    draw(next);
  }, [draw]);
  const glide = useCallback((to: View) => {
    cancelAnimationFrame(frame.current);
    const from = now.current;
    if (!from || isStill()) return draw(to);
    // The shorter way round the world.
    const away = ((to.x - from.x + 1.5) % 1) - 0.5;
    let start = 0;
    const step = (time: number) => {
      start ||= time;
      const t = easeOut(Math.min(1, (time - start) / moveMs));
      draw(t === 1 ? to : { x: from.x + away * t, y: from.y + (to.y - from.y) * t, zoom: from.zoom + (to.zoom - from.zoom) * t });
      if (t < 1) frame.current = requestAnimationFrame(step);
    };
    frame.current = requestAnimationFrame(step);
  }, [draw]);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  useEffect(() => {
    if (size) show(now.current ? settle(now.current, size) : first(size));
    // What is shown first is asked once.
  }, [size, show]);
  const current = useCallback(() => now.current as View, []);
  return view && size ? { view, size, now: current, show, glide } : null;
}

/** What a panel leaves free of the map: at the side, or below on phones. */
export interface Inset {
  end: number;
  bottom: number;
}

/** The nearest view that shows a box where no panel lies over it. */
export function fitBeside(bounds: Bounds, size: Size, { end, bottom }: Inset, nearest?: number): View {
  const view = fit(bounds, { width: Math.max(120, size.width - end), height: Math.max(120, size.height - bottom) }, Math.min(72, size.width / 6), nearest);
  const scale = 256 * 2 ** view.zoom;
  return settle({ ...view, x: view.x + end / 2 / scale, y: view.y + bottom / 2 / scale }, size);
}
