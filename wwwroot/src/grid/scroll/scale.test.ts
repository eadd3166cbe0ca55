import { expect, test } from 'vitest';
import { build, floorIndex } from '../columns';
import { layOut, type Metrics } from '../layout/layout';
import { pick } from '../pick';
import { library, random } from '../library.testing';
import { step } from '../order';
import { axisOf, buildScale, listPixelOf } from './scale';
import { maxSpacer, originFor } from './scroll';

const metrics: Metrics = { width: 1096, rowHeight: 216, gap: 4, dayGap: 20, blockGap: 20, minBlock: 128, dayHead: 34, monthHead: 50, firstMonthGap: 24, monthGap: 48, listRow: 56 };
const arrange = (count: number, seed: number) => {
  const columns = library(count, random(seed));
  return { columns, layout: layOut(columns, metrics) };
};

test('Every photo is counted in exactly one tick', () => {
  for (const pixels of [90, 300, 800]) {
    const arrangement = arrange(20_000, 5);
    const scale = buildScale(arrangement, pixels)!;

    expect(scale.ticks.reduce((sum, tick) => sum + tick, 0)).toBe(20_000);
    expect(scale.ticks.length).toBeLessThanOrEqual(Math.max(1, pixels / 3));
    scale.years.forEach((year, i) => i > 0 && expect((year.at - scale.years[i - 1]!.at) * pixels).toBeGreaterThanOrEqual(36));
  }
});

test('The axis and the list agree to the pixel, both ways', () => {
  const arrangement = arrange(8_000, 9);
  const scale = buildScale(arrangement, 700)!;
  const next = random(4);

  for (let i = 0; i < 500; i++) {
    const y = arrangement.layout.monthTop[0]! + next() * (arrangement.layout.height - arrangement.layout.monthTop[0]! - 100);
    const month = floorIndex(arrangement.layout.monthTop, y);
    const room = (arrangement.layout.monthTop[month + 1] ?? arrangement.layout.height) - arrangement.layout.monthTop[month]!;
    if (y - arrangement.layout.monthTop[month]! > room * 0.99) continue;

    expect(listPixelOf(arrangement, scale, axisOf(arrangement, scale, y)).y).toBeCloseTo(y, 3);
  }
});

test('An empty month leads to the next older one', () => {
  const day = (year: number, month: number) => Date.UTC(year, month, 15) / 86_400_000;
  const columns = build([day(2026, 10), day(2026, 2)].map((at, i) => ({ day: at, number: 2 - i, ratio: 128, color: 0, flags: 0, renditions: 1 })), 1);
  const arrangement = { columns, layout: layOut(columns, metrics) };
  const scale = buildScale(arrangement, 600)!;

  expect(scale.span).toBe(9);
  expect(listPixelOf(arrangement, scale, 3 / 9).month).toBe(2026 * 12 + 2);
});

test('A list that goes forward in time has its axis the other way', () => {
  const columns = library(6_000, random(13));
  const forward = pick(columns, columns.numbers.toReversed());
  const arrangement = { columns: forward, layout: layOut(forward, metrics) };
  const scale = buildScale(arrangement, 700)!;
  const { months, monthTop } = arrangement.layout;

  expect(scale.ticks.reduce((sum, tick) => sum + tick, 0)).toBe(6_000);
  expect(listPixelOf(arrangement, scale, 0).month).toBe(months[0]);
  expect(listPixelOf(arrangement, scale, 1).month).toBe(months[months.length - 1]);
  months.forEach((month, i) => expect(listPixelOf(arrangement, scale, axisOf(arrangement, scale, monthTop[i]! + 1)).month).toBe(month));
  scale.years.forEach(({ year }, i) => i > 0 && expect(year).toBeGreaterThan(scale.years[i - 1]!.year));
});

test('An empty list has no axis', () => {
  expect(buildScale(arrange(0, 1), 600)).toBeNull();
});

test('The scroll window moves along a tall list and keeps room on both sides', () => {
  const total = 61_600_000;
  const next = random(8);

  expect(originFor(500, 0, 3_000_000, 3_000_000)).toBe(0);
  for (let i = 0; i < 300; i++) {
    const top = next() * (total - 1000);
    const origin = originFor(top, Math.floor(next() * (total - maxSpacer)), total, maxSpacer);
    expect(origin).toBeGreaterThanOrEqual(0);
    expect(origin).toBeLessThanOrEqual(total - maxSpacer);
    expect(top - origin).toBeGreaterThanOrEqual(Math.min(top, maxSpacer / 4) - 1);
    expect(origin + maxSpacer - top).toBeGreaterThanOrEqual(Math.min(total - top, maxSpacer / 4) - 1);
  }
});

test('Arrow keys follow the geometry and never leave the list', () => {
  const { columns, layout } = arrange(900, 3);
  const next = random(11);
  let at = 0;
  for (let i = 0; i < 2_000; i++) {
    const key = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown', '[', ']'][Math.floor(next() * 10)]!;
    const to = step(columns, layout, at, key, 800);
    expect(to).toBeGreaterThanOrEqual(0);
    expect(to).toBeLessThan(900);
    if (key === 'ArrowDown' || key === 'PageDown' || key === ']') expect(to).toBeGreaterThanOrEqual(at === 899 ? 0 : at);
    at = to;
  }
});

test('All of a million photos are reachable within what a browser counts, also on a sharp phone', () => {
  const columns = library(1_000_000, random(21));
  const phone = { ...metrics, width: 390, rowHeight: 124, gap: 2, blockGap: 2, minBlock: 156 };
  for (const [measures, limit] of [[metrics, 33_554_428], [phone, 11_184_809]] as const) {
    const { height, rowTop } = layOut(columns, measures);
    expect(height).toBeGreaterThan(limit);
    expect(maxSpacer).toBeLessThan(limit);
    // The last row is inside the window, and the window ends where the list does.
    const last = rowTop[rowTop.length - 1]!;
    const end = originFor(last, 0, height, maxSpacer);
    expect(end + maxSpacer).toBe(height);
    expect(last - end).toBeLessThan(maxSpacer);
    // From the top on, some screens at a time: the window goes along, and no step leaves it.
    for (let top = 0, origin = 0; top < height - 900; ) {
      top = Math.min(height - 900, top + 40_000);
      if (top - origin > maxSpacer) throw new Error(`${top} is beyond the window at ${origin}`);
      origin = originFor(top, origin, height, maxSpacer);
      if (top < origin || top + 900 > origin + maxSpacer) throw new Error(`${top} is not in the window at ${origin}`);
    }
  }
}, 120_000);
