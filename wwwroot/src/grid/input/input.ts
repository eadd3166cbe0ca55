import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import { isForPage, useWindowEvent } from '../../lib/hooks';
import { m } from '../../messages';
import type { Arrangement } from '../layout/arrangement';
import { useDrag } from './drag';
import { dayOfPhoto, indexOf, inOrder, placeAfter, rowOfPhoto, run, step } from '../order';
import { barHeight, type GridScroll } from '../scroll/scroll';
import { clearSelection, select, toggle, useSelection } from '../selection';
import { useLongPress } from './longPress';
import { useViewing } from '../viewing';
import type { Trouble } from '../PhotoGrid';
import type { Range } from '../scroll/window';

interface Options {
  list: string;
  root: RefObject<HTMLDivElement | null>;
  scroll: GridScroll;
  arrangement: Arrangement | null;
  range: Range | null;
  selected: ReadonlySet<number>;
  onOpen: (number: number) => void;
  onTrouble: ((act: Trouble, number: number) => void) | undefined;
  onMove: ((numbers: number[], before: number | null) => void) | undefined;
}

const moves = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', '[', ']']);
const tickPx = 44;

/** Hands and keys on a grid: opening, selecting, and a roving tab stop that follows the geometry. */
export function useGridInput({ list, root, scroll, arrangement, range, selected, onOpen, onTrouble, onMove }: Options) {
  const [current, setCurrent] = useState<number | null>(null);
  const wantsFocus = useRef(false);
  const hasMoved = useRef(false);
  const [said, setSaid] = useState('');
  const viewing = useViewing((state) => state.number);
  const wasViewing = useRef<number | null>(null);
  const columns = arrangement?.columns;
  const layout = arrangement?.layout;
  const place = columns && current !== null ? indexOf(columns, current) : -1;
  const tabStop = tabStopOf(arrangement, range, scroll, place);

  function show(photo: number): void {
    if (!layout) return;
    const row = rowOfPhoto(layout, photo);
    const top = layout.rowTop[row] as number;
    const bottom = top + (layout.rowHeight[row] as number);
    const head = 44; // the date stays in sight above its first row
    if (top - head < scroll.readingTop) scroll.scrollTo(top - head);
    else if (bottom + 16 > scroll.top + innerHeight - (matchMedia('(width < 720px)').matches ? 70 : 0)) scroll.scrollTo(bottom + 16 - (innerHeight - barHeight()) + (matchMedia('(width < 720px)').matches ? 70 : 0));
  }

  function focus(photo: number): void {
    if (!columns) return;
    wantsFocus.current = true;
    const number = columns.numbers[photo] as number;
    setCurrent(number);
    show(photo);
    takeFocus(number);
  }

  /** At once when the tile is drawn, otherwise as soon as it is. */
  function takeFocus(number: number): void {
    const tile = root.current?.querySelector<HTMLElement>(`[data-photo="${number}"]`);
    if (!tile) return;
    wantsFocus.current = false;
    tile.focus({ preventScroll: true });
  }

  useEffect(() => {
    if (wantsFocus.current && current !== null) takeFocus(current);
  });

  // A photo that was moved by keys keeps the focus and stays in sight.
  useEffect(() => {
    if (!hasMoved.current || place < 0 || !columns) return;
    hasMoved.current = false;
    setSaid(m.grid.movedTo(place + 1, columns.count));
    focus(place);
  }, [layout]);

  // The viewer has closed: its photo is in sight and has the focus.
  useEffect(() => {
    const left = wasViewing.current;
    wasViewing.current = viewing;
    if (left === null || viewing !== null || !columns) return;
    const at = indexOf(columns, left);
    if (at >= 0) focus(at);
  }, [viewing]);

  function selectRun(to: number): void {
    if (!columns) return;
    const anchor = useSelection.getState().anchor;
    const from = anchor === null ? -1 : indexOf(columns, anchor);
    select(list, run(columns, from < 0 ? to : from, to), true, from < 0 ? columns.numbers[to] : undefined);
  }

  function onClick(event: MouseEvent<HTMLDivElement>): void {
    const target = event.target as HTMLElement;
    const pick = target.closest<HTMLElement>('[data-day]');
    if (pick && columns) {
      const day = Number(pick.dataset.day);
      select(list, columns.numbers.subarray(columns.dayFirst[day], columns.dayFirst[day + 1]), pick.getAttribute('aria-checked') !== 'true', columns.numbers[columns.dayFirst[day] as number]);
      return;
    }
    const tile = target.closest<HTMLElement>('[data-photo]');
    if (!tile || !columns || event.ctrlKey || event.metaKey || event.button !== 0) return;
    event.preventDefault();
    if (longPress.justEnded() || drag.justEnded()) return;
    const number = Number(tile.dataset.photo);
    const at = indexOf(columns, number);
    setCurrent(number);
    const trouble = target.closest<HTMLElement>('[data-trouble]')?.dataset.trouble as Trouble | undefined;
    if (trouble) return onTrouble?.(trouble, number);
    if (target.closest('button')) return;
    const box = tile.getBoundingClientRect();
    const fromStart = document.dir === 'rtl' ? box.right - event.clientX : event.clientX - box.left;
    const isMouse = (event.nativeEvent as unknown as globalThis.PointerEvent).pointerType === 'mouse';
    const onTick = isMouse && event.detail > 0 && fromStart < tickPx && event.clientY - box.top < tickPx;
    if (event.shiftKey) selectRun(at);
    else if (onTick || selected.size > 0) toggle(list, number);
    else onOpen(number);
  }

  /** Alt and an arrow move the current photo, or the selection that it is in. */
  function carry(event: globalThis.KeyboardEvent): void {
    const tile = (event.target as HTMLElement).closest<HTMLElement>('[data-photo]');
    if (!onMove || !columns || !layout || !tile || !root.current?.contains(tile)) return;
    const number = Number(tile.dataset.photo);
    const numbers = selected.has(number) ? selected : new Set([number]);
    const key = document.dir === 'rtl' ? mirrored(event.key) : event.key;
    if (!moves.has(key)) return;
    event.preventDefault();
    const before = placeAfter(columns, layout, numbers, key);
    if (before === undefined) return;
    hasMoved.current = true;
    setCurrent(number);
    onMove(inOrder(columns, numbers), before);
  }

  const keys = useRef<(event: globalThis.KeyboardEvent) => void>(() => undefined);
  keys.current = (event) => {
    if (viewing !== null || !columns || !layout || columns.count === 0) return;
    // To the ends of the list, from a photo of it: the same keys as in a text.
    if ((event.ctrlKey || event.metaKey) && (event.key === 'Home' || event.key === 'End') && root.current?.contains(event.target as Node)) {
      event.preventDefault();
      return focus(event.key === 'Home' ? 0 : columns.count - 1);
    }
    if (!isForPage(event, true)) return;
    if (event.altKey) return carry(event);
    if (event.key === 'Escape' && selected.size > 0) {
      event.preventDefault();
      clearSelection();
      return;
    }
    const target = event.target as HTMLElement;
    const tile = target.closest<HTMLElement>('[data-photo]');
    // What stands on a tile has its own Enter and Space.
    if (tile && target !== tile && (event.key === 'Enter' || event.key === ' ')) return;
    const isOurs = root.current?.contains(tile) === true;
    // With nothing focused (a tile that scrolled away takes its focus along) the keys go on from the last photo.
    const isLoose = target === document.body || target.id === 'content';
    if (!isOurs && !(isLoose && (current !== null || event.key === '[' || event.key === ']'))) return;
    const at = isOurs ? indexOf(columns, Number(tile?.dataset.photo)) : Math.max(0, place >= 0 ? place : tabStop);
    const key = document.dir === 'rtl' ? mirrored(event.key) : event.key;
    if (moves.has(key)) {
      event.preventDefault();
      const to = step(columns, layout, at, key, innerHeight - 120);
      if (event.shiftKey && key !== '[' && key !== ']') {
        if (useSelection.getState().anchor === null) select(list, [columns.numbers[at] as number], true, columns.numbers[at]);
        selectRun(to);
      }
      if ((key === '[' || key === ']') && layout.form === 'days') scroll.scrollTo((layout.dayTop[dayOfPhoto(columns, to)] as number) - 70);
      focus(to);
    } else if (event.key === ' ') {
      event.preventDefault();
      toggle(list, columns.numbers[at] as number);
    } else if (event.key === 'Enter' && (!isOurs || tile?.tagName !== 'A')) onOpen(columns.numbers[at] as number);
  };
  useWindowEvent('keydown', (event) => keys.current(event));

  const longPress = useLongPress((number, isFirst) => {
    if (!columns) return;
    if (isFirst) toggle(list, number);
    else selectRun(indexOf(columns, number));
  });

  const drag = useDrag({ list, root, scroll, arrangement, onMove });

  return {
    tabStop,
    said,
    lift: drag.lift,
    ghost: drag.ghost,
    handlers: {
      onClick,
      onFocus: (event: React.FocusEvent<HTMLDivElement>) => {
        const tile = (event.target as HTMLElement).closest<HTMLElement>('[data-photo]');
        if (tile) setCurrent(Number(tile.dataset.photo));
      },
      onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => {
        // Enter on a tile that is a checkbox selects, as a press does.
        if (event.key === 'Enter' && selected.size > 0 && (event.target as HTMLElement).dataset.photo) event.stopPropagation();
      },
      onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
        longPress.begin(event);
        drag.begin(event);
      },
      onContextMenu: (event: MouseEvent<HTMLDivElement>) => longPress.isActive() && event.preventDefault(),
    },
  };
}

/** The one photo that Tab reaches: the current one, or the first in sight. */
function tabStopOf(arrangement: Arrangement | null, range: Range | null, scroll: GridScroll, place: number): number {
  if (!arrangement || !range || arrangement.columns.count === 0) return -1;
  const { rowFirst, rowTop } = arrangement.layout;
  const lastRow = rowTop.length - 1;
  const from = rowFirst[Math.min(range.from, lastRow)] as number;
  const to = rowFirst[Math.min(range.to, lastRow) + 1] as number;
  if (place >= from && place < to) return place;
  for (let row = range.from; row <= Math.min(range.to, lastRow); row++) if ((rowTop[row] as number) >= scroll.readingTop) return rowFirst[row] as number;
  return from;
}

const mirrored = (key: string): string => (key === 'ArrowLeft' ? 'ArrowRight' : key === 'ArrowRight' ? 'ArrowLeft' : key);
