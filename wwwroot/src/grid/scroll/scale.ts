import { floorIndex } from '../columns';
import type { Arrangement } from '../layout/arrangement';

/** A time axis over a list that is newest first: every calendar month from the newest to the oldest, evenly. */
export interface Scale {
  newest: number;
  /** Calendar months on the axis, empty ones too. */
  span: number;
  /** Photos in each tick; more months than pixels ÷ 3 share one. */
  ticks: number[];
  years: { year: number; at: number }[];
}

const pxPerTick = 3;
const pxPerYear = 36;

export function buildScale({ columns, layout }: Arrangement, pixels: number): Scale | null {
  const { months, monthFirst } = layout;
  if (months.length === 0) return null;
  const newest = months[0] as number;
  const span = newest - (months[months.length - 1] as number) + 1;
  if (span < 1) return null;
  const slots = Math.max(1, Math.min(span, Math.floor(pixels / pxPerTick)));
  const ticks = new Array<number>(slots).fill(0);
  for (let i = 0; i < months.length; i++) {
    const first = columns.dayFirst[monthFirst[i] as number] as number;
    const end = columns.dayFirst[monthFirst[i + 1] as number] as number;
    const slot = Math.min(slots - 1, Math.floor(((newest - (months[i] as number)) / span) * slots));
    ticks[slot] = (ticks[slot] as number) + end - first;
  }
  const years: Scale['years'] = [];
  let lastAt = -Infinity;
  // A year is written where its December stands, the first of its months from above.
  for (let year = Math.floor(newest / 12); year * 12 + 11 >= newest - span + 1; year--) {
    const at = Math.max(0, newest - (year * 12 + 11)) / span;
    if ((at - lastAt) * pixels < pxPerYear) continue;
    years.push({ year, at });
    lastAt = at;
  }
  return { newest, span, ticks, years };
}

/** From 0 (newest) to 1: where a pixel of the list is on the axis. */
export function axisOf({ layout }: Arrangement, scale: Scale, y: number): number {
  const month = floorIndex(layout.monthTop, y);
  const top = layout.monthTop[month] as number;
  const next = month + 1 < layout.months.length ? (layout.monthTop[month + 1] as number) : layout.height;
  const part = next > top ? Math.max(0, Math.min(0.999, (y - top) / (next - top))) : 0;
  return (scale.newest - (layout.months[month] as number) + part) / scale.span;
}

/** The pixel of the list that a place on the axis means; an empty month means the next older one that is not. */
export function listPixelOf({ layout }: Arrangement, scale: Scale, at: number): { y: number; month: number } {
  const exact = Math.max(0, Math.min(scale.span - 0.001, at * scale.span));
  const wanted = scale.newest - Math.floor(exact);
  let index = 0;
  while (index + 1 < layout.months.length && (layout.months[index] as number) > wanted) index++;
  const month = layout.months[index] as number;
  const top = layout.monthTop[index] as number;
  const next = index + 1 < layout.months.length ? (layout.monthTop[index + 1] as number) : layout.height;
  return { y: month === wanted ? top + (exact % 1) * (next - top) : top, month };
}
