import { useEffect } from 'react';
import { isThrifty } from '../../lib/network';
import { Flag, floorIndex, ratioOf } from '../columns';
import type { Arrangement } from '../layout/arrangement';
import type { GridScroll } from '../scroll/scroll';
import { sources } from './sources';

const screens = 3; // ahead of the screen, the way that one scrolls
const everyMs = 250;
const atOnce = 4; // of the six connections that a browser has to a host
const most = 400; // photos, whatever the screen: small ones on a large screen are many

/**
 * Fetches the pictures of the next screens into the browser's cache, without nodes on the page: what comes into sight is
 * then there at once. Waits while photos fly by, and stays away where bytes are dear.
 */
export function useAhead(scroll: GridScroll, arrangement: Arrangement | null, pictures: string): void {
  useEffect(() => {
    if (!arrangement || arrangement.layout.form === 'list') return;
    const ahead = new Ahead(pictures, arrangement);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastTop = scroll.top;
    let isDown = true;
    const look = () => {
      timer = undefined;
      if (scroll.isFast || isThrifty()) return ahead.stop();
      const { top } = scroll;
      if (top !== lastTop) isDown = top > lastTop;
      lastTop = top;
      ahead.want(top, isDown);
    };
    const soon = () => (timer ??= setTimeout(look, everyMs));
    soon();
    const stop = scroll.listen(soon);
    return () => {
      stop();
      clearTimeout(timer);
      ahead.stop();
    };
  }, [scroll, arrangement, pictures]);
}

class Ahead {
  private readonly asked = new Set<string>();
  private readonly running = new Set<HTMLImageElement>();
  private queue: number[] = [];

  constructor(
    private readonly pictures: string,
    private readonly arrangement: Arrangement,
  ) {}

  /** The photos beyond the screen, nearest first. */
  want(top: number, isDown: boolean): void {
    const { layout, columns } = this.arrangement;
    if (columns.count === 0) return;
    const [from, to] = isDown ? [top + innerHeight, top + innerHeight * (1 + screens)] : [top - innerHeight * screens, top];
    const first = layout.rowFirst[floorIndex(layout.rowTop, from)] as number;
    const end = layout.rowFirst[Math.min(layout.rowTop.length, floorIndex(layout.rowTop, to) + 1)] as number;
    const places = Array.from({ length: Math.min(most, end - first) }, (_, i) => (isDown ? first + i : end - 1 - i));
    this.queue = places.filter((place) => !this.asked.has(this.keyOf(place)) && ((columns.flags[place] as number) & (Flag.pending | Flag.failed)) === 0);
    this.next();
  }

  stop(): void {
    this.queue = [];
    // An image whose source is taken away is not fetched to its end.
    for (const image of this.running) image.removeAttribute('srcset'), image.removeAttribute('src');
    this.running.clear();
  }

  private keyOf(place: number): string {
    const { columns, layout } = this.arrangement;
    return `${columns.numbers[place] as number}.${columns.renditions[place] as number}.${Math.ceil(layout.w[place] as number)}`;
  }

  private next(): void {
    const { columns, layout } = this.arrangement;
    while (this.running.size < atOnce) {
      const place = this.queue.shift();
      if (place === undefined) return;
      const key = this.keyOf(place);
      const image = new Image();
      const { srcSet, sizes, src } = sources(this.pictures, {
        number: columns.numbers[place] as number,
        renditions: columns.renditions[place] as number,
        ratio: ratioOf(columns.ratios[place] as number),
        width: layout.w[place] as number,
      });
      image.fetchPriority = 'low';
      image.decoding = 'async';
      const done = () => {
        if (this.running.delete(image)) this.next();
      };
      image.onload = () => {
        this.asked.add(key);
        done();
      };
      image.onerror = done;
      this.running.add(image);
      if (srcSet) image.sizes = sizes, image.srcset = srcSet;
      image.src = src;
    }
  }
}
