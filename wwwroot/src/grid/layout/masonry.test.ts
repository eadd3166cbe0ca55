import { expect, test } from 'vitest';
import { build, ratioByte, type Columns } from '../columns';
import { arrange } from './forms';
import { library, random } from '../library.testing';
import type { Layout, Metrics } from './layout';
import { columnsIn } from './masonry';
import { step } from '../order';

const desktop: Metrics = { width: 1156, rowHeight: 216, gap: 4, dayGap: 20, blockGap: 20, minBlock: 128, dayHead: 34, monthHead: 50, firstMonthGap: 24, monthGap: 48, listRow: 56 };
const phone: Metrics = { width: 390, rowHeight: 124, gap: 2, dayGap: 12, blockGap: 2, minBlock: 156, dayHead: 38, monthHead: 36, firstMonthGap: 12, monthGap: 32, listRow: 56 };

function inspect(columns: Columns, layout: Layout, { width, gap }: Metrics): void {
  const bottoms = new Map<number, number>();
  for (let photo = 0; photo < columns.count; photo++) {
    const [x, w, top, height] = [layout.x[photo]!, layout.w[photo]!, layout.rowTop[photo]!, layout.rowHeight[photo]!];
    if (photo > 0 && top < layout.rowTop[photo - 1]!) throw new Error(`photo ${photo} begins above the one before`);
    if (top !== (bottoms.get(x) ?? -gap) + gap) throw new Error(`photo ${photo} does not follow its column`);
    if (x < 0 || x + w > width) throw new Error(`photo ${photo} leaves the grid`);
    if (height > layout.overhang) throw new Error(`photo ${photo} is higher than the layout says`);
    bottoms.set(x, top + height);
  }
  expect(layout.height).toBe(columns.count === 0 ? 0 : Math.max(...bottoms.values()));
}

test.each([[0], [1], [2], [5], [500], [20_000]])('Columns of %i photos have no overlap, no hole, and tops that never fall', (count) => {
  for (let seed = 1; seed <= 8; seed++) {
    const columns = library(count, random(seed));
    for (const metrics of [desktop, phone, { ...desktop, width: 320 }, { ...desktop, rowHeight: 320 }]) inspect(columns, arrange(columns, metrics, 'masonry'), metrics);
  }
});

test('The last column ends exactly at the width, and columns differ by no more than a pixel', () => {
  for (const metrics of [desktop, phone, { ...desktop, width: 1003 }]) {
    const columns = library(60, random(3));
    const layout = arrange(columns, metrics, 'masonry');
    expect(Math.max(...layout.x.map((left, photo) => left + layout.w[photo]!))).toBe(metrics.width);
    expect(Math.max(...layout.w) - Math.min(...layout.w)).toBeLessThanOrEqual(1);
  }
  expect(columnsIn(1156, 268)).toBe(4);
  expect(columnsIn(390, 154)).toBe(2);
});

test('Keys move along the list sideways, and within the column up and down', () => {
  const columns = build(Array.from({ length: 24 }, (_, i) => ({ day: 9, number: i + 1, ratio: ratioByte([1.5, 0.7, 1, 2][i % 4]!), color: 0, flags: 0, renditions: 1 })), 1);
  const layout = arrange(columns, desktop, 'masonry');
  for (let photo = 0; photo < columns.count; photo++) {
    const down = step(columns, layout, photo, 'ArrowDown', 800);
    if (down !== photo) {
      expect(layout.x[down]).toBe(layout.x[photo]);
      expect(step(columns, layout, down, 'ArrowUp', 800)).toBe(photo);
    }
    expect(layout.x[step(columns, layout, photo, 'Home', 800)]).toBe(0);
    expect(step(columns, layout, photo, 'PageDown', 10_000)).toBeGreaterThanOrEqual(photo);
  }
  expect(step(columns, layout, 3, 'ArrowRight', 800)).toBe(4);
  expect(step(columns, layout, 9, '[', 800)).toBe(0);
  expect(step(columns, layout, 9, ']', 800)).toBe(23);
});

test('Rows without dates begin at the top and end at the width', () => {
  const columns = library(300, random(11));

  const layout = arrange(columns, desktop, 'rows');

  expect(layout.rowTop[0]).toBe(0);
  expect(layout.rowFirst[layout.rowFirst.length - 1]).toBe(300);
  for (let row = 1; row < layout.rowTop.length; row++) expect(layout.rowTop[row]).toBe(layout.rowTop[row - 1]! + layout.rowHeight[row - 1]! + desktop.gap);
  for (let photo = 0; photo < 300; photo++) expect(layout.x[photo]! + layout.w[photo]!).toBeLessThanOrEqual(desktop.width);
  expect(arrange(library(0, random(1)), desktop, 'rows').rowTop.length).toBe(0);
});

test('A caption has its room below every photo, in rows and in columns', () => {
  const columns = library(200, random(17));
  const rows = arrange(columns, { ...desktop, caption: 24 }, 'rows');
  for (let row = 1; row < rows.rowTop.length; row++) expect(rows.rowTop[row]).toBe(rows.rowTop[row - 1]! + rows.rowHeight[row - 1]! + 24 + desktop.gap);

  const piles = arrange(columns, { ...desktop, caption: 24 }, 'masonry');
  const bottoms = new Map<number, number>();
  for (let photo = 0; photo < 200; photo++) {
    const x = piles.x[photo]!;
    if (bottoms.has(x)) expect(piles.rowTop[photo]).toBe(bottoms.get(x)! + 24 + desktop.gap);
    bottoms.set(x, piles.rowTop[photo]! + piles.rowHeight[photo]!);
  }
});
