import { ratioOf, type Columns } from '../columns';

/** The measures that a layout is made to, in CSS pixels. */
export interface Metrics {
  width: number;
  rowHeight: number;
  /** Between photos, both ways. */
  gap: number;
  /** Below a row of days. */
  dayGap: number;
  /** Between days that share a row. */
  blockGap: number;
  /** A block of photos is never narrower than its date. */
  minBlock: number;
  dayHead: number;
  monthHead: number;
  firstMonthGap: number;
  monthGap: number;
  /** A line of the list view. */
  listRow: number;
  /** Below each photo, for a line that says why it is here; 0 where there is none. */
  caption?: number;
}

/** How a list is laid out: by day and month, in rows without dates, in columns, or one photo a line. */
export type Form = 'days' | 'rows' | 'masonry' | 'list';

/** Exact places of every photo, day and month. Tops are doubles: a million photos are 60 million pixels. */
export interface Layout {
  form: Form;
  width: number;
  height: number;
  /** Never falling. In columns every photo is a row of its own. */
  rowTop: Float64Array;
  rowHeight: Float32Array;
  /** How far a row may reach below the top of the next: the highest photo in columns, 0 in rows. */
  overhang: number;
  /** Where each row's photos begin; one more entry than rows. */
  rowFirst: Uint32Array;
  x: Float32Array;
  w: Float32Array;
  dayX: Float32Array;
  dayTop: Float64Array;
  dayWidth: Float32Array;
  /** Months as year × 12 + month, in the list's order. */
  months: Int32Array;
  monthTop: Float64Array;
  /** Where each month's days begin; one more entry than months. */
  monthFirst: Uint32Array;
}

const maxStretch = 1.35;
const maxAlone = 1.6;
const panorama = 3;
const nearlyFull = 0.8;

/** Justified rows, day by day, month by month (DESIGN_LANGUAGE §3). Pure, and linear in the photos. */
export function layOut(columns: Columns, metrics: Metrics): Layout {
  const { count, days, dayFirst, ratios } = columns;
  const { width, rowHeight: target, gap, caption = 0 } = metrics;
  const dayCount = days.length;
  const x = new Float32Array(count);
  const w = new Float32Array(count);
  const dayX = new Float32Array(dayCount);
  const dayTop = new Float64Array(dayCount);
  const dayWidth = new Float32Array(dayCount);
  const rowTop = new Float64Array(count);
  const rowHeight = new Float32Array(count);
  const rowFirst = new Uint32Array(count + 1);
  const months: number[] = [];
  const monthTop: number[] = [];
  const monthFirst: number[] = [];
  const daySum = new Float64Array(dayCount);
  const isWide = new Uint8Array(dayCount);
  let rows = 0;
  let y = 0;

  const first = (day: number) => dayFirst[day] as number;
  const end = (day: number) => dayFirst[day + 1] as number;
  const ratio = (photo: number) => ratioOf(ratios[photo] as number);
  const gapsOf = (day: number) => (end(day) - first(day) - 1) * gap;
  const natural = (day: number) => Math.max(metrics.minBlock, (daySum[day] as number) * target + gapsOf(day));

  for (let day = 0; day < dayCount; day++) {
    let sum = 0;
    let wide = 0;
    for (let photo = first(day); photo < end(day); photo++) {
      const r = ratio(photo);
      sum += r;
      if (r > panorama) wide = 1;
    }
    daySum[day] = sum;
    isWide[day] = wide === 1 || sum * target + gapsOf(day) > width ? 1 : 0;
  }

  function row(from: number, top: number, height: number): void {
    rowFirst[rows] = from;
    rowTop[rows] = top;
    rowHeight[rows] = height;
    rows++;
  }

  /** Places photos side by side; edges are whole pixels, and the last one of a full row ends at the width. */
  function place(from: number, to: number, start: number, height: number): number {
    let left = start;
    for (let photo = from; photo < to; photo++) {
      const right = left + ratio(photo) * height;
      const edge = Math.round(left);
      x[photo] = edge;
      w[photo] = Math.max(1, Math.round(right) - edge);
      left = right + gap;
    }
    return left - gap;
  }

  /** The height at which days from..to−1 fill the width exactly; a block stuck at its least width does not give. */
  function sharedHeight(from: number, to: number): number {
    let height = target;
    for (let round = 0; round < 12; round++) {
      let room = width - (to - from - 1) * metrics.blockGap;
      let sum = 0;
      for (let day = from; day < to; day++) {
        if ((daySum[day] as number) * height + gapsOf(day) < metrics.minBlock) room -= metrics.minBlock;
        else {
          room -= gapsOf(day);
          sum += daySum[day] as number;
        }
      }
      if (room < 0) return 0;
      if (sum === 0) return target;
      const next = room / sum;
      if (Math.abs(next - height) < 0.01) return next;
      height = next;
    }
    return height;
  }

  function shareRow(from: number, to: number, justify: boolean): void {
    const height = justify ? sharedHeight(from, to) : target;
    let left = 0;
    row(first(from), y + metrics.dayHead, Math.round(height));
    for (let day = from; day < to; day++) {
      const block = Math.max(metrics.minBlock, (daySum[day] as number) * height + gapsOf(day));
      dayX[day] = Math.round(left);
      dayTop[day] = y;
      dayWidth[day] = Math.round(Math.min(width, left + block)) - Math.round(left);
      place(first(day), end(day), left, height);
      left += block + metrics.blockGap;
    }
    y += metrics.dayHead + Math.round(height) + caption + metrics.dayGap;
  }

  function closeRow(from: number, to: number, sum: number, isLast: boolean): void {
    const gaps = (to - from - 1) * gap;
    const full = (width - gaps) / sum;
    const fill = (sum * target + gaps) / width;
    const alone = to - from === 1;
    let height = full;
    if (alone && ratio(from) > panorama) height = Math.min(full, maxAlone * target);
    else if (full > target * maxStretch || (isLast && fill < nearlyFull)) height = alone ? Math.min(full, target * (isLast ? 1 : maxAlone)) : target;
    row(from, y, Math.round(height));
    place(from, to, 0, height);
    y += Math.round(height) + caption + gap;
  }

  function wholeDay(day: number): void {
    dayX[day] = 0;
    dayTop[day] = y;
    dayWidth[day] = width;
    y += metrics.dayHead;
    let from = first(day);
    let sum = 0;
    for (let photo = first(day); photo < end(day); photo++) {
      const r = ratio(photo);
      if (r > panorama) {
        if (photo > from) closeRow(from, photo, sum, true);
        closeRow(photo, photo + 1, r, true);
        from = photo + 1;
        sum = 0;
        continue;
      }
      const before = photo > from ? (width - (photo - from - 1) * gap) / sum : Infinity;
      const after = (width - (photo - from) * gap) / (sum + r);
      if (after > target) {
        sum += r;
        continue;
      }
      // The row is full: with this photo it shrinks, without it it stretches. The nearer to the target wins.
      if (before <= target * maxStretch && before / target < target / after) {
        closeRow(from, photo, sum, false);
        from = photo;
        sum = r;
        if (width / r <= target) {
          closeRow(photo, photo + 1, r, false);
          from = photo + 1;
          sum = 0;
        }
      } else {
        closeRow(from, photo + 1, sum + r, false);
        from = photo + 1;
        sum = 0;
      }
    }
    if (from < end(day)) closeRow(from, end(day), sum, true);
    y += metrics.dayGap - gap;
  }

  for (let day = 0; day < dayCount; ) {
    const month = monthOfDay(days[day] as number);
    y += months.length === 0 ? metrics.firstMonthGap : metrics.monthGap - metrics.dayGap;
    months.push(month);
    monthTop.push(y);
    monthFirst.push(day);
    y += metrics.monthHead;
    let endDay = day + 1;
    while (endDay < dayCount && monthOfDay(days[endDay] as number) === month) endDay++;
    while (day < endDay) {
      if (isWide[day]) {
        wholeDay(day++);
        continue;
      }
      let to = day + 1;
      let total = natural(day);
      while (to < endDay && !isWide[to] && total + metrics.blockGap + natural(to) <= width) total += metrics.blockGap + natural(to++);
      const more = to < endDay && !isWide[to];
      if (more) {
        const stretched = sharedHeight(day, to) / target;
        const shrunk = sharedHeight(day, to + 1) / target;
        if (shrunk >= nearlyFull && 1 / shrunk < stretched && shrunk <= 1) to++;
        shareRow(day, to, sharedHeight(day, to) <= target * maxStretch);
      } else {
        shareRow(day, to, total / width >= nearlyFull);
      }
      day = to;
    }
  }
  monthFirst.push(dayCount);
  rowFirst[rows] = count;
  return {
    form: 'days',
    width,
    height: y,
    overhang: 0,
    rowTop: rowTop.slice(0, rows),
    rowHeight: rowHeight.slice(0, rows),
    rowFirst: rowFirst.slice(0, rows + 1),
    x,
    w,
    dayX,
    dayTop,
    dayWidth,
    months: Int32Array.from(months),
    monthTop: Float64Array.from(monthTop),
    monthFirst: Uint32Array.from(monthFirst),
  };
}

/** Year × 12 + month of a day counted from 1970, without a Date (Howard Hinnant's civil_from_days). */
export function monthOfDay(day: number): number {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 2 : shifted - 10;
  return (yearOfEra + era * 400 + (month <= 1 ? 1 : 0)) * 12 + month;
}
