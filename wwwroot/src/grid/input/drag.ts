import { useEffect, useMemo, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { Arrangement } from '../layout/arrangement';
import { indexOf, inOrder, rowOfPhoto, run } from '../order';
import { barHeight, type GridScroll } from '../scroll/scroll';
import { setSelected, useSelection } from '../selection';

/** Photos in the hand: they follow the pointer, and a line shows where they would go. */
export interface Lift {
  numbers: ReadonlySet<number>;
  /** The photo that was taken hold of. */
  held: number;
  /** They go before this one; null is behind all. Undefined while the pointer is over nothing. */
  before: number | null | undefined;
  /** The line, in the grid's own pixels. */
  line: { x: number; y: number; height: number } | null;
}

interface Options {
  list: string;
  root: RefObject<HTMLDivElement | null>;
  scroll: GridScroll;
  arrangement: Arrangement | null;
  /** Puts photos before another, or behind all. Without it a drag always selects. */
  onMove: ((numbers: number[], before: number | null) => void) | undefined;
}

const slopPx = 6;
const edgePx = 56;
const tickPx = 44;

/** A mouse that is dragged over photos selects a run of them; where the list has an order of its own, it moves them. */
export function useDrag(options: Options) {
  const latest = useRef(options);
  latest.current = options;
  const [lift, setLift] = useState<Lift | null>(null);
  const drag = useMemo(() => new Drag(() => latest.current, setLift), []);
  useEffect(() => () => drag.stop(), [drag]);
  return { lift, begin: drag.begin, justEnded: drag.justEnded, ghost: drag.ghost };
}

class Drag {
  /** The element that follows the pointer. */
  readonly ghost: RefObject<HTMLDivElement | null> = { current: null };
  private endedAt = -1_000;
  private active: 'select' | 'move' | null = null;
  private lift: Lift | null = null;
  private point = { x: 0, y: 0 };
  private frame = 0;
  private release: () => void = () => undefined;

  constructor(
    private readonly options: () => Options,
    private readonly show: (lift: Lift | null) => void,
  ) {}

  justEnded = (): boolean => performance.now() - this.endedAt < 250;

  begin = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
    const tile = (event.target as HTMLElement).closest<HTMLElement>('[data-photo]');
    if (!tile) return;
    const held = Number(tile.dataset.photo);
    const start = { x: event.clientX, y: event.clientY };
    const box = tile.getBoundingClientRect();
    const fromStart = document.dir === 'rtl' ? box.right - start.x : start.x - box.left;
    const onTick = fromStart < tickPx && start.y - box.top < tickPx;
    const { list, onMove } = this.options();
    const state = useSelection.getState();
    const chosen: ReadonlySet<number> = state.list === list ? state.numbers : new Set();
    const moved = (move: globalThis.PointerEvent) => {
      this.point = { x: move.clientX, y: move.clientY };
      if (!this.active) {
        if (Math.hypot(move.clientX - start.x, move.clientY - start.y) < slopPx) return;
        this.active = onMove && !onTick ? 'move' : 'select';
        document.documentElement.dataset.dragging = this.active;
        getSelection()?.removeAllRanges();
        if (this.active === 'move') this.lift = { numbers: chosen.has(held) ? chosen : new Set([held]), held, before: undefined, line: null };
        this.roll();
      }
      this.follow(held, chosen);
    };
    const up = () => this.end(true);
    const key = (press: KeyboardEvent) => {
      if (press.key !== 'Escape' || !this.active) return;
      press.preventDefault();
      press.stopPropagation();
      if (this.active === 'select') setSelected(list, chosen, state.anchor);
      this.end(false);
    };
    const cancel = () => this.end(false);
    this.stop();
    addEventListener('pointermove', moved);
    addEventListener('pointerup', up);
    addEventListener('pointercancel', cancel);
    addEventListener('keydown', key, { capture: true });
    this.refollow = () => this.follow(held, chosen);
    this.release = () => {
      removeEventListener('pointermove', moved);
      removeEventListener('pointerup', up);
      removeEventListener('pointercancel', cancel);
      removeEventListener('keydown', key, { capture: true });
    };
  };

  private refollow: () => void = () => undefined;

  private follow(held: number, chosen: ReadonlySet<number>): void {
    const { arrangement, list } = this.options();
    if (!arrangement) return;
    if (this.ghost.current) this.ghost.current.style.transform = `translate(${this.point.x}px, ${this.point.y}px)`;
    const tile = document.elementFromPoint(this.point.x, this.point.y)?.closest<HTMLElement>('[data-photo]');
    const over = tile ? indexOf(arrangement.columns, Number(tile.dataset.photo)) : -1;
    if (this.active === 'select') {
      const from = indexOf(arrangement.columns, held);
      if (over < 0 || from < 0) return;
      const next = new Set(chosen);
      for (const number of run(arrangement.columns, from, over)) chosen.has(held) ? next.delete(number) : next.add(number);
      setSelected(list, next, held);
    } else if (this.lift && tile) this.aim(tile, over, arrangement);
    else if (this.lift) this.show(this.lift);
  }

  /** The line stands at the nearer side of the photo under the pointer. */
  private aim(tile: HTMLElement, over: number, { columns, layout }: Arrangement): void {
    if (!this.lift || over < 0) return;
    const box = tile.getBoundingClientRect();
    const isLate = this.point.x > box.left + box.width / 2 !== (document.dir === 'rtl');
    let at = over + (isLate ? 1 : 0);
    while (at < columns.count && this.lift.numbers.has(columns.numbers[at] as number)) at++;
    const before = at < columns.count ? (columns.numbers[at] as number) : null;
    const x = (layout.x[over] as number) + (isLate ? (layout.w[over] as number) : 0);
    const row = rowOfPhoto(layout, over);
    const line = { x, y: layout.rowTop[row] as number, height: layout.rowHeight[row] as number };
    if (this.lift.before === before && this.lift.line?.x === x && this.lift.line.y === line.y) return;
    this.lift = { ...this.lift, before, line };
    this.show(this.lift);
  }

  /** At the edges of the screen the list goes on by itself. */
  private roll = (): void => {
    if (!this.active) return;
    const over = Math.min(edgePx, this.point.y - (innerHeight - edgePx));
    const under = Math.min(edgePx, barHeight() + edgePx - this.point.y);
    const by = over > 0 ? over / 4 : under > 0 ? -under / 4 : 0;
    if (by !== 0) {
      scrollBy({ top: by, behavior: 'instant' });
      this.refollow();
    }
    this.frame = requestAnimationFrame(this.roll);
  };

  private end(isMeant: boolean): void {
    const { lift, active } = this;
    if (active) this.endedAt = performance.now();
    this.stop();
    if (active === 'move' && isMeant && lift && lift.before !== undefined) {
      const { arrangement, onMove } = this.options();
      if (arrangement) onMove?.(inOrder(arrangement.columns, lift.numbers), lift.before);
    }
  }

  stop(): void {
    this.active = null;
    this.lift = null;
    this.show(null);
    cancelAnimationFrame(this.frame);
    delete document.documentElement.dataset.dragging;
    this.release();
    this.release = () => undefined;
  }
}
