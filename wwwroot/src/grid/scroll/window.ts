import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Arrangement } from '../layout/arrangement';
import { floorIndex } from '../columns';
import { indexOf, rowOfPhoto } from '../order';
import { GridScroll } from './scroll';

/** The rows to draw. */
export interface Range {
  from: number;
  to: number;
  origin: number;
  load: boolean;
}

// Rows are drawn this many screens beyond the edges, and drawn again only when fewer than `least` are left.
// Lines have more nodes than tiles, and more of them fit a screen.
const margins = { tiles: { beyond: 0.55, least: 0.2 }, list: { beyond: 0.25, least: 0.08 } };

export function useRange(scroll: GridScroll, arrangement: Arrangement | null): Range | null {
  const [range, setRange] = useState<Range | null>(null);
  useLayoutEffect(() => {
    if (!arrangement) return;
    const { rowTop, overhang, form } = arrangement.layout;
    const { beyond, least } = form === 'list' ? margins.list : margins.tiles;
    const rowsAround = (screens: number) => ({
      from: floorIndex(rowTop, scroll.top - innerHeight * screens - overhang),
      to: floorIndex(rowTop, scroll.top + innerHeight * (1 + screens)),
    });
    const update = (force: boolean) =>
      setRange((known) => {
        const need = rowsAround(least);
        const load = !scroll.isFast;
        if (!force && known && known.origin === scroll.origin && known.load === load && known.from <= need.from && known.to >= need.to) return known;
        return { ...rowsAround(beyond), origin: scroll.origin, load };
      });
    update(true);
    return scroll.listen(() => update(false));
  }, [scroll, arrangement]);
  return range;
}

interface Place {
  number: number;
  offset: number;
}

const placeKey = (list: string) => `photogrid.place.${list}`;

function savedPlace(list: string): Place | null {
  try {
    return JSON.parse(sessionStorage.getItem(placeKey(list)) ?? 'null') as Place | null;
  } catch {
    return null;
  }
}

/** The scroll position of a grid: kept over layouts, news, visits elsewhere and reloads. */
export function useGridScroll(list: string, root: RefObject<HTMLElement | null>, arrangement: Arrangement | null, isWhole: boolean) {
  const [scroll] = useState(() => new GridScroll());
  const [news, setNews] = useState(0);
  const shown = useRef<Arrangement | null>(null);
  const wanted = useRef<Place | null>(savedPlace(list));

  useLayoutEffect(() => (root.current ? scroll.attach(root.current) : undefined), [root, scroll]);

  useLayoutEffect(() => {
    if (!arrangement) return;
    const before = shown.current;
    const place = wanted.current ?? scroll.anchor;
    scroll.show(arrangement);
    shown.current = arrangement;
    const { columns, layout } = arrangement;
    const at = place ? indexOf(columns, place.number) : -1;
    if (place && at >= 0) {
      scroll.scrollTo((layout.rowTop[rowOfPhoto(layout, at)] as number) + place.offset);
      const was = before ? indexOf(before.columns, place.number) : -1;
      if (was >= 0 && at > was && before && !wanted.current && before.columns.count > 120) setNews((known) => known + at - was);
    }
    if (at >= 0 || isWhole) wanted.current = null;
    scroll.changed();
  }, [arrangement, isWhole, scroll]);

  useEffect(() => {
    const forget = () => scroll.anchor === null && setNews(0);
    const keep = () => {
      try {
        if (scroll.anchor) sessionStorage.setItem(placeKey(list), JSON.stringify(scroll.anchor));
        else if (shown.current) sessionStorage.removeItem(placeKey(list));
      } catch {
        // Without storage a reload begins at the top.
      }
    };
    const stop = scroll.listen(forget);
    addEventListener('pagehide', keep);
    return () => {
      keep();
      stop();
      removeEventListener('pagehide', keep);
    };
  }, [list, scroll]);

  return { scroll, news, seeNews: () => scrollTo({ top: 0, behavior: 'instant' }) };
}
