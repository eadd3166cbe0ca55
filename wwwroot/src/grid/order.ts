import { floorIndex, type Columns } from './columns';
import type { Layout } from './layout';

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

/** The photo that a key moves to from `photo`; the same one at the edge. */
export function step(columns: Columns, layout: Layout, photo: number, key: string, screen: number): number {
  const last = columns.count - 1;
  const row = rowOfPhoto(layout, photo);
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
