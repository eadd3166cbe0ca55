import type { Columns } from '../columns';
import { monthOfDay, type Layout } from './layout';

/** One photo a row, all of one height. Where the list is by date, either way, its months are known and the scrubber works. */
export function layOutList(columns: Columns, width: number, rowHeight: number): Layout {
  const { count, days, dayFirst } = columns;
  const months: number[] = [];
  const monthFirst: number[] = [];
  let [later, earlier] = [false, false];
  for (let day = 0; day < days.length; day++) {
    if (day > 0 && (days[day] as number) > (days[day - 1] as number)) later = true;
    if (day > 0 && (days[day] as number) < (days[day - 1] as number)) earlier = true;
    const month = monthOfDay(days[day] as number);
    if (months.length > 0 && months[months.length - 1] === month) continue;
    months.push(month);
    monthFirst.push(day);
  }
  if (later && earlier) months.length = monthFirst.length = 0;
  const monthTop = Float64Array.from(monthFirst, (day) => (dayFirst[day] as number) * rowHeight);
  monthFirst.push(days.length);
  return {
    form: 'list',
    width,
    height: count * rowHeight,
    overhang: 0,
    rowTop: Float64Array.from({ length: count }, (_, i) => i * rowHeight),
    rowHeight: new Float32Array(count).fill(rowHeight),
    rowFirst: Uint32Array.from({ length: count + 1 }, (_, i) => i),
    x: new Float32Array(count),
    w: new Float32Array(count).fill(width),
    dayX: new Float32Array(days.length),
    dayTop: Float64Array.from({ length: days.length }, (_, day) => (dayFirst[day] as number) * rowHeight),
    dayWidth: new Float32Array(days.length).fill(width),
    months: Int32Array.from(months),
    monthTop,
    monthFirst: Uint32Array.from(monthFirst),
  };
}
