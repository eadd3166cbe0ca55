import { expect, test } from 'vitest';
import { library, random } from '../library.testing';
import { pick } from '../pick';
import { step } from '../order';
import { arrange } from './forms';
import type { Metrics } from './layout';

const metrics: Metrics = { width: 1096, rowHeight: 216, gap: 4, dayGap: 20, blockGap: 20, minBlock: 128, dayHead: 34, monthHead: 50, firstMonthGap: 24, monthGap: 48, listRow: 56 };

test.each([[0], [1], [500], [100_000]])('A list of %i photos has one a line, without hole or overlap', (count) => {
  const layout = arrange(library(count, random(count + 1)), metrics, 'list');

  expect(layout.height).toBe(count * 56);
  expect(layout.rowTop.length).toBe(count);
  expect(layout.rowTop.every((top, i) => top === i * 56)).toBe(true);
  expect(layout.w.every((width) => width === metrics.width)).toBe(true);
});

test('By date, either way, its months are known; in another order there are none', () => {
  const columns = library(900, random(5));
  const newest = arrange(columns, metrics, 'list');
  const oldest = arrange(pick(columns, columns.numbers.toReversed()), metrics, 'list');
  const next = random(3);
  const mixed = arrange(pick(columns, [...columns.numbers].map((number) => ({ number, at: next() })).toSorted((a, b) => a.at - b.at).reduce((all, { number }, i) => (all[i] = number, all), new Uint32Array(900))), metrics, 'list');

  expect([...oldest.months]).toEqual([...newest.months].toReversed());
  expect(newest.monthFirst.length).toBe(newest.months.length + 1);
  expect(mixed.months.length).toBe(0);
  newest.monthTop.forEach((top, i) => i > 0 && expect(top).toBeGreaterThan(newest.monthTop[i - 1]!));
});

test('Keys go line by line, and to the ends of the list', () => {
  const columns = library(300, random(7));
  const layout = arrange(columns, metrics, 'list');
  expect(step(columns, layout, 10, 'ArrowDown', 800)).toBe(11);
  expect(step(columns, layout, 10, 'ArrowLeft', 800)).toBe(9);
  expect(step(columns, layout, 10, 'PageDown', 560)).toBe(20);
  expect(step(columns, layout, 10, 'Home', 800)).toBe(0);
  expect(step(columns, layout, 10, 'End', 800)).toBe(299);
});
