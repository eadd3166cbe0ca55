import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Columns } from '../columns';
import { arrangeOffThread, workerFrom } from './engine';
import { arrange } from './forms';
import type { Form, Layout, Metrics } from './layout';

/** Photos and their places, always of the same list. */
export interface Arrangement {
  columns: Columns;
  layout: Layout;
}

/** The measures of the page: three tokens and the width of the grid. */
export function useMetrics(root: RefObject<HTMLElement | null>, caption = 0): Metrics | null {
  const [metrics, setMetrics] = useState<Metrics | null>(null);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const measure = () => {
      const next = { ...readMetrics(element.clientWidth), caption };
      setMetrics((known) => (known && JSON.stringify(known) === JSON.stringify(next) ? known : next));
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    const chosen = new MutationObserver(measure);
    chosen.observe(document.documentElement, { attributeFilter: ['data-grid'] });
    return () => {
      resized.disconnect();
      chosen.disconnect();
    };
  }, [root, caption]);
  return metrics;
}

function readMetrics(width: number): Metrics {
  const tokens = getComputedStyle(document.documentElement);
  const px = (name: string) => parseFloat(tokens.getPropertyValue(name));
  const phone = matchMedia('(width < 720px)').matches;
  return {
    width: Math.max(1, width),
    rowHeight: px('--row-h'),
    gap: px('--tile-gap'),
    dayGap: px('--day-gap'),
    blockGap: phone ? px('--tile-gap') : 20,
    minBlock: Math.min(width, phone ? Math.max(144, width * 0.4) : 128),
    dayHead: phone ? 38 : 34,
    monthHead: phone ? 36 : 50,
    firstMonthGap: phone ? 8 : 12,
    monthGap: phone ? 32 : 48,
    listRow: phone ? 64 : 56,
  };
}

/** The arrangement of a list; while a large one is worked out elsewhere, the one before stays. */
export function useArrangement(columns: Columns, metrics: Metrics | null, form: Form): Arrangement | null {
  const isLarge = columns.count >= workerFrom;
  const [far, setFar] = useState<(Arrangement & { metrics: Metrics }) | null>(null);
  const near = useMemo(() => (metrics && !isLarge ? { columns, layout: arrange(columns, metrics, form) } : null), [columns, metrics, form, isLarge]);
  const wanted = useRef(0);
  const places = useRef<{ columns: Columns; metrics: Metrics } | null>(null);
  useEffect(() => {
    if (!metrics || !isLarge) return;
    const ticket = ++wanted.current;
    // A flag changes no place: the layout is kept, only the columns are new.
    const before = places.current;
    if (before && far && far.layout.form === form && before.metrics === metrics && before.columns.ratios === columns.ratios && before.columns.days === columns.days) {
      setFar({ columns, layout: far.layout, metrics });
      return;
    }
    void arrangeOffThread(columns, metrics, form).then((layout) => {
      if (ticket !== wanted.current) return;
      places.current = { columns, metrics };
      setFar({ columns, layout, metrics });
    });
    // `far` is what this effect writes.
  }, [columns, metrics, form, isLarge]);
  return near ?? far;
}
