import { floorIndex, type Columns } from './columns';
import type { Layout } from './layout/layout';

const indexes = new WeakMap<Uint32Array, Map<number, number>>();

/** Where a photo stands in a list; -1 when it is not in it. */
export function indexOf(columns: Columns, number: number): number {
  let index = indexes.get(columns.numbers);
  if (!index) {
    index = new Map();
    for (let i = 0; i < columns.count; i++) index.set(columns.numbers[i] as number, i);
    indexes.set(columns.numbers, index);
  }
  return index.get(number) ?? -1;
}

export const dayOfPhoto = (columns: Columns, photo: number): number => floorIndex(columns.dayFirst, photo, columns.days.length);
export const rowOfPhoto = (layout: Layout, photo: number): number => floorIndex(layout.rowFirst, photo, layout.rowTop.length);

/** The numbers of the photos between two places, both included. */
export function run(columns: Columns, one: number, other: number): number[] {
  return [...columns.numbers.subarray(Math.min(one, other), Math.max(one, other) + 1)];
}

/** Some photos of a list as the list has them. */
export const inOrder = (columns: Columns, numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => indexOf(columns, a) - indexOf(columns, b));

/**
 * Where a key takes photos of a list that has an order of its own: before which one, null is behind all. Undefined
 * when they are there already. Up and down need a layout.
 */
export function placeAfter(columns: Columns, layout: Layout | null, numbers: ReadonlySet<number>, key: string): number | null | undefined {
  const places = inOrder(columns, numbers).map((number) => indexOf(columns, number));
  const [first, last] = [places[0], places[places.length - 1]];
  if (first === undefined || last === undefined || first < 0) return undefined;
  const isTogether = last - first + 1 === places.length;
  const numberAt = (at: number) => columns.numbers[at] as number;
  const freeFrom = (at: number): number | null => {
    let free = at;
    while (free < columns.count && numbers.has(numberAt(free))) free++;
    return free < columns.count ? numberAt(free) : null;
  };
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp': {
      if (first === 0) return isTogether ? undefined : freeFrom(0);
      return numberAt(key === 'ArrowUp' && layout ? Math.min(first - 1, step(columns, layout, first, key, 0)) : first - 1);
    }
    case 'ArrowRight':
    case 'ArrowDown': {
      if (last === columns.count - 1) return isTogether ? undefined : null;
      return freeFrom((key === 'ArrowDown' && layout ? Math.max(last + 1, step(columns, layout, last, key, 0)) : last + 1) + 1);
    }
    case 'Home': return first === 0 && isTogether ? undefined : freeFrom(0);
    case 'End': return last === columns.count - 1 && isTogether ? undefined : null;
    default: return undefined;
  }
}

/** The photo that a key moves to from `photo`; the same one at the edge. */
export function step(columns: Columns, layout: Layout, photo: number, key: string, screen: number): number {
  const last = columns.count - 1;
  if (layout.form === 'masonry') return stepInColumns(layout, photo, key, screen, last);
  const row = rowOfPhoto(layout, photo);
  // One photo a line: the ends are those of the list.
  if (layout.form === 'list' && (key === 'Home' || key === 'End')) return key === 'Home' ? 0 : last;
  switch (key) {
    case 'ArrowLeft': return Math.max(0, photo - 1);
    case 'ArrowRight': return Math.min(last, photo + 1);
    case 'ArrowUp': return nearest(layout, photo, row - 1);
    case 'ArrowDown': return nearest(layout, photo, row + 1);
    case 'Home': return layout.rowFirst[row] as number;
    case 'End': return (layout.rowFirst[row + 1] as number) - 1;
    case 'PageUp': return nearest(layout, photo, Math.min(row - 1, floorIndex(layout.rowTop, (layout.rowTop[row] as number) - screen)));
    case 'PageDown': return nearest(layout, photo, Math.max(row + 1, floorIndex(layout.rowTop, (layout.rowTop[row] as number) + screen)));
    case '[':
    case ']': {
      if (layout.months.length === 0 || layout.form === 'rows') return key === ']' ? last : 0;
      const month = floorIndex(layout.monthFirst, dayOfPhoto(columns, photo), layout.months.length);
      const first = (at: number) => columns.dayFirst[layout.monthFirst[at] as number] as number;
      if (key === ']') return month + 1 < layout.months.length ? first(month + 1) : last;
      return photo > first(month) || month === 0 ? first(month) : first(month - 1);
    }
    default: return photo;
  }
}

/** The photo of a row whose middle is nearest to that of `photo`. */
function nearest(layout: Layout, photo: number, row: number): number {
  const target = Math.max(0, Math.min(layout.rowTop.length - 1, row));
  const middle = (at: number) => (layout.x[at] as number) + (layout.w[at] as number) / 2;
  const wanted = middle(photo);
  let best = layout.rowFirst[target] as number;
  for (let at = best; at < (layout.rowFirst[target + 1] as number); at++) {
    if (Math.abs(middle(at) - wanted) < Math.abs(middle(best) - wanted)) best = at;
  }
  return best;
}

/** The same where photos stand in columns: sideways along the list, up and down within the column. */
function stepInColumns(layout: Layout, photo: number, key: string, screen: number, last: number): number {
  switch (key) {
    case 'ArrowLeft': return Math.max(0, photo - 1);
    case 'ArrowRight': return Math.min(last, photo + 1);
    case 'ArrowUp': return inColumn(layout, photo, -1, 0, last);
    case 'ArrowDown': return inColumn(layout, photo, 1, 0, last);
    case 'PageUp': return inColumn(layout, photo, -1, screen, last);
    case 'PageDown': return inColumn(layout, photo, 1, screen, last);
    case 'Home': return beside(layout, photo, Math.min, last);
    case 'End': return beside(layout, photo, Math.max, last);
    case '[': return 0;
    case ']': return last;
    default: return photo;
  }
}

/** The next photo of the column, at least so far away; the column's last one where it ends before. */
function inColumn(layout: Layout, photo: number, way: 1 | -1, distance: number, last: number): number {
  let found = photo;
  for (let at = photo + way; at >= 0 && at <= last; at += way) {
    if (layout.x[at] !== layout.x[photo]) continue;
    found = at;
    if (Math.abs((layout.rowTop[at] as number) - (layout.rowTop[photo] as number)) >= distance) break;
  }
  return found;
}

const sight = 64; // the photos of one screen are that near in the list

/** The photo of the outermost column whose middle is level with this one's. */
function beside(layout: Layout, photo: number, outer: (a: number, b: number) => number, last: number): number {
  const from = Math.max(0, photo - sight);
  const to = Math.min(last, photo + sight);
  let edge = layout.x[photo] as number;
  for (let at = from; at <= to; at++) edge = outer(edge, layout.x[at] as number);
  const middle = (at: number) => (layout.rowTop[at] as number) + (layout.rowHeight[at] as number) / 2;
  let best = -1;
  for (let at = from; at <= to; at++) {
    if (layout.x[at] === edge && (best < 0 || Math.abs(middle(at) - middle(photo)) < Math.abs(middle(best) - middle(photo)))) best = at;
  }
  return best < 0 ? photo : best;
}
