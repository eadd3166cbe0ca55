import { floorIndex } from '../columns';
import type { Arrangement } from '../layout/arrangement';

/** A time axis over a list that is by date: every calendar month from its first to its last, evenly. */
export interface Scale {
  /** The month of the list's first photo. */
  first: number;
  /** 1 when the list goes back in time, -1 when it goes forward. */
  way: 1 | -1;
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
  const first = months[0] as number;
  const last = months[months.length - 1] as number;
  const way = first >= last ? 1 : -1;
  const span = way * (first - last) + 1;
  const slots = Math.max(1, Math.min(span, Math.floor(pixels / pxPerTick)));
  const ticks = new Array<number>(slots).fill(0);
  for (let i = 0; i < months.length; i++) {
    const from = columns.dayFirst[monthFirst[i] as number] as number;
    const end = columns.dayFirst[monthFirst[i + 1] as number] as number;
    const slot = Math.min(slots - 1, Math.floor(((way * (first - (months[i] as number))) / span) * slots));
    ticks[slot] = (ticks[slot] as number) + end - from;
  }
  const years: Scale['years'] = [];
  let lastAt = -Infinity;
  // A year is written where the list meets it: at its December going back, at its January going forward.
  const lastYear = Math.floor(last / 12);
  for (let year = Math.floor(first / 12); way * (year - lastYear) >= 0; year -= way) {
    const at = Math.max(0, way * (first - (year * 12 + (way === 1 ? 11 : 0)))) / span;
    if (at >= 1 || (at - lastAt) * pixels < pxPerYear) continue;
    years.push({ year, at });
    lastAt = at;
  }
  return { first, way, span, ticks, years };
}

/** From 0 (the list's first photo) to 1: where a pixel of the list is on the axis. */
export function axisOf({ layout }: Arrangement, scale: Scale, y: number): number {
  const month = floorIndex(layout.monthTop, y);
  const top = layout.monthTop[month] as number;
  const next = month + 1 < layout.months.length ? (layout.monthTop[month + 1] as number) : layout.height;
  const part = next > top ? Math.max(0, Math.min(0.999, (y - top) / (next - top))) : 0;
  return (scale.way * (scale.first - (layout.months[month] as number)) + part) / scale.span;
}

/** The pixel of the list that a place on the axis means; an empty month means the next one that is not. */
export function listPixelOf({ layout }: Arrangement, scale: Scale, at: number): { y: number; month: number } {
  const exact = Math.max(0, Math.min(scale.span - 0.001, at * scale.span));
  const wanted = scale.first - scale.way * Math.floor(exact);
  let index = 0;
  while (index + 1 < layout.months.length && scale.way * ((layout.months[index] as number) - wanted) > 0) index++;
  const month = layout.months[index] as number;
  const top = layout.monthTop[index] as number;
  const next = index + 1 < layout.months.length ? (layout.monthTop[index + 1] as number) : layout.height;
  return { y: month === wanted ? top + (exact % 1) * (next - top) : top, month };
}
