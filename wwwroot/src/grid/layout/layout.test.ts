import { expect, test } from 'vitest';
import { build, ratioByte, ratioOf, type Columns } from '../columns';
import { library, random } from '../library.testing';
import { layOut, monthOfDay, type Layout, type Metrics } from './layout';

const desktop: Metrics = { width: 1096, rowHeight: 216, gap: 4, dayGap: 20, blockGap: 20, minBlock: 128, dayHead: 34, monthHead: 50, firstMonthGap: 24, monthGap: 48, listRow: 56 };
const phone: Metrics = { width: 390, rowHeight: 124, gap: 2, dayGap: 12, blockGap: 2, minBlock: 156, dayHead: 38, monthHead: 36, firstMonthGap: 12, monthGap: 32, listRow: 56 };

function inspect(columns: Columns, layout: Layout, metrics: Metrics): void {
  const { rowFirst, rowTop, rowHeight, x, w } = layout;
  let bottom = 0;
  expect(rowFirst[0] ?? 0).toBe(0);
  expect(rowFirst[rowFirst.length - 1]).toBe(columns.count);
  for (let row = 0; row < rowTop.length; row++) {
    const [from, to] = [rowFirst[row]!, rowFirst[row + 1]!];
    if (to <= from) throw new Error(`row ${row} is empty`);
    if (rowTop[row]! < bottom) throw new Error(`row ${row} lies on the one above`);
    bottom = rowTop[row]! + rowHeight[row]!;
    if (rowHeight[row]! > metrics.rowHeight * 1.6 + 1) throw new Error(`row ${row} is ${rowHeight[row]} high`);
    let right = -metrics.gap;
    for (let photo = from; photo < to; photo++) {
      if (x[photo]! < right + metrics.gap - 1.01) throw new Error(`photo ${photo} lies on its neighbour`);
      if (w[photo]! < 1) throw new Error(`photo ${photo} has no width`);
      right = x[photo]! + w[photo]!;
    }
    if (right > metrics.width) throw new Error(`row ${row} ends at ${right}`);
  }
  if (columns.count > 0) expect(layout.height).toBeGreaterThanOrEqual(bottom);
  for (let day = 1; day < columns.days.length; day++) {
    if (layout.dayTop[day]! < layout.dayTop[day - 1]!) throw new Error(`day ${day} is above the one before`);
    const sharesRow = layout.dayTop[day] === layout.dayTop[day - 1];
    if (sharesRow && layout.dayX[day]! < layout.dayX[day - 1]! + layout.dayWidth[day - 1]!) throw new Error(`day ${day} lies on its neighbour`);
  }
  for (let day = 0; day < columns.days.length; day++) {
    if (layout.dayWidth[day]! < Math.min(metrics.minBlock, metrics.width) - 1) throw new Error(`day ${day} is narrower than its date`);
  }
  for (let month = 1; month < layout.months.length; month++) expect(layout.monthTop[month]!).toBeGreaterThan(layout.monthTop[month - 1]!);
}

test.each([[0], [1], [2], [37], [500], [5_000]])('A library of %i photos has no overlap, fits its width and grows downwards', (count) => {
  for (let seed = 1; seed <= 12; seed++) {
    const columns = library(count, random(seed));
    for (const metrics of [desktop, phone, { ...desktop, width: 320 }, { ...desktop, rowHeight: 320 }]) inspect(columns, layOut(columns, metrics), metrics);
  }
});

test('A hundred thousand photos are laid out soundly', () => {
  const columns = library(100_000, random(7));

  const layout = layOut(columns, desktop);

  inspect(columns, layout, desktop);
  expect(layout.height).toBeGreaterThan(3_000_000);
});

test('Full rows end exactly at the width', () => {
  const columns = build(Array.from({ length: 60 }, (_, i) => ({ day: 10, number: 60 - i, ratio: ratioByte([1.33, 0.75, 1.5][i % 3] ?? 1), color: 0, flags: 0, renditions: 1 })), 1);

  const layout = layOut(columns, desktop);

  for (let row = 0; row < layout.rowTop.length - 1; row++) {
    const last = layout.rowFirst[row + 1]! - 1;
    expect(layout.x[last]! + layout.w[last]!).toBe(desktop.width);
    expect(layout.rowHeight[row]!).toBeLessThanOrEqual(desktop.rowHeight * 1.35 + 1);
  }
});

test('Short days share a row, and a month starts on a new one', () => {
  const november = 20_770;
  const columns = build([november, november - 2, november - 40].map((day, i) => ({ day, number: 3 - i, ratio: ratioByte(1.33), color: 0, flags: 0, renditions: 1 })), 1);

  const layout = layOut(columns, desktop);

  expect(layout.dayTop[0]).toBe(layout.dayTop[1]);
  expect(layout.dayX[1]).toBe(Math.round(ratioOf(ratioByte(1.33)) * 216 + 20));
  expect(layout.rowTop.length).toBe(2);
  expect(layout.months.length).toBe(2);
});

test('A panorama has a row of its own, no higher than 1.6 rows', () => {
  const columns = build([1.33, 5, 1.33, 12].map((ratio, i) => ({ day: 9, number: 9 - i, ratio: ratioByte(ratio), color: 0, flags: 0, renditions: 1 })), 1);

  const layout = layOut(columns, desktop);

  expect([...layout.rowFirst]).toEqual([0, 1, 2, 3, 4]);
  expect(layout.x[1]! + layout.w[1]!).toBe(desktop.width);
});

test('monthOfDay agrees with the calendar', () => {
  for (let day = -200_000; day < 200_000; day += 13) {
    const date = new Date(day * 86_400_000);
    expect(monthOfDay(day)).toBe(date.getUTCFullYear() * 12 + date.getUTCMonth());
  }
});
