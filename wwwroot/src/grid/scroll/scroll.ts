import { floorIndex } from '../columns';
import type { Arrangement } from '../layout/arrangement';

/** Browsers stop counting at about 33 million pixels, at a third of that on sharp phones; this is far below. */
export const maxSpacer = 4_000_000;

/** Loading pictures that fly by costs a quarter of the frames (measured); above this they wait. */
const fastPx = 90;
const restMs = 120;

/** Where the window into a tall list begins, so that `top` is in it with room on both sides. */
export function originFor(top: number, origin: number, total: number, spacer: number): number {
  if (total <= spacer) return 0;
  const wanted = Math.max(0, Math.min(total - spacer, Math.round(top - spacer / 2)));
  const nearEdge = top - origin < spacer / 4 || origin + spacer - top < spacer / 4;
  return nearEdge ? wanted : origin;
}

/**
 * The scroll position of a grid in the list's own pixels. The page scrolls a spacer of limited height;
 * when scrolling rests near one of its ends, the spacer is moved along the list and nobody sees it.
 */
export class GridScroll {
  origin = 0;
  isFast = false;
  /** The photo on top of the screen and how far it has gone under the bar; null at the very top. */
  anchor: { number: number; offset: number } | null = null;
  private root: HTMLElement | null = null;
  private arrangement: Arrangement | null = null;
  private lastTop = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  attach(root: HTMLElement): () => void {
    this.root = root;
    const scrolled = () => this.scrolled();
    const resized = () => (knownBar = 0);
    resized();
    addEventListener('scroll', scrolled, { passive: true });
    addEventListener('resize', resized);
    return () => {
      removeEventListener('resize', resized);
      removeEventListener('scroll', scrolled);
      clearTimeout(this.timer);
    };
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get total(): number {
    return this.arrangement?.layout.height ?? 0;
  }

  get spacer(): number {
    return Math.min(this.total, maxSpacer);
  }

  /** The list's pixel at the top edge of the screen; negative while what stands above the grid is seen. */
  get top(): number {
    return this.origin - (this.root?.getBoundingClientRect().top ?? 0);
  }

  /** The list's pixel just below the bar. */
  get readingTop(): number {
    return this.top + barHeight();
  }

  /** Shows a new arrangement and keeps the photo that was on top where it was. */
  show(arrangement: Arrangement): void {
    this.arrangement = arrangement;
    this.origin = originFor(this.top, Math.min(this.origin, Math.max(0, this.total - this.spacer)), this.total, this.spacer);
    if (this.root) this.root.style.height = `${this.spacer}px`;
  }

  /** Brings a pixel of the list to just below the bar. */
  scrollTo(y: number, smooth = false): void {
    const root = this.root;
    if (!root) return;
    const before = this.origin;
    // The first month's top is the page's top.
    if (y <= (this.arrangement?.layout.monthTop[0] ?? 0)) y = 0;
    const reach = y - this.origin;
    if (reach < 0 || reach > this.spacer - innerHeight) this.origin = this.total <= this.spacer ? 0 : Math.max(0, Math.min(this.total - this.spacer, Math.round(y - this.spacer / 2)));
    const gridTop = root.getBoundingClientRect().top + scrollY;
    scrollTo({ top: Math.max(0, y - this.origin + gridTop - barHeight()), behavior: smooth && before === this.origin && !matchMedia('(prefers-reduced-motion: reduce)').matches ? 'smooth' : 'instant' });
    this.changed();
  }

  private scrolled(): void {
    const top = this.top;
    if (Math.abs(top - this.lastTop) > fastPx) this.isFast = true;
    this.lastTop = top;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.rest(), restMs);
    this.changed();
  }

  private rest(): void {
    this.isFast = false;
    const top = this.top;
    const next = originFor(top, this.origin, this.total, this.spacer);
    if (next !== this.origin) {
      const shift = this.origin - next;
      this.origin = next;
      scrollBy({ top: shift, behavior: 'instant' });
    }
    this.changed();
  }

  /** Tells everyone who draws by the position. */
  changed(): void {
    this.remember();
    for (const listener of this.listeners) listener();
  }

  private remember(): void {
    const { layout, columns } = this.arrangement ?? {};
    if (!layout || !columns || columns.count === 0) return;
    const reading = this.readingTop;
    if (scrollY <= 8 && this.origin === 0) {
      this.anchor = null;
      return;
    }
    const row = floorIndex(layout.rowTop, reading);
    const photo = layout.rowFirst[row] as number;
    this.anchor = { number: columns.numbers[photo] as number, offset: reading - (layout.rowTop[row] as number) };
  }
}

let knownBar = 0;

/** How high the bar is. Asked for at every scroll, and another one only where the window is. */
export function barHeight(): number {
  return (knownBar ||= parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--bar-h')) || 60);
}
