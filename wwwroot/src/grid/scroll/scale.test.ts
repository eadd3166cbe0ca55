import { expect, test } from 'vitest';
import { build, floorIndex } from '../columns';
import { layOut, type Metrics } from '../layout/layout';
import { library, random } from '../library.testing';
import { step } from '../order';
import { axisOf, buildScale, listPixelOf } from './scale';
import { maxSpacer, originFor } from './scroll';

const metrics: Metrics = { width: 1096, rowHeight: 216, gap: 4, dayGap: 20, blockGap: 20, minBlock: 128, dayHead: 34, monthHead: 50, firstMonthGap: 24, monthGap: 48 };
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
