import { expect, test } from 'vitest';
import { random } from '../../../grid/library.testing';
import { frameOf } from '../frame';
import { nothing } from '../plan';
import { cropOf, fits, handles, moved, pulled, rectOf, reshaped, settle, unspun, type Rect } from './cropping';

const picture = { width: 3_000, height: 2_000 };

test('However the frame is pulled and moved it stays in the picture, and its crop is where it is seen', () => {
  const next = random(11);
  for (let round = 0; round < 60; round++) {
    const straighten = round % 3 === 0 ? 0 : (next() * 2 - 1) * 44;
    let plan = { ...nothing, straighten };
    for (let step = 0; step < 25; step++) {
      const rect = rectOf(plan, picture);
      const [dx, dy] = [(next() * 2 - 1) * 1_500, (next() * 2 - 1) * 1_500];
      const ratio = next() < 0.4 ? 0.5 + next() : null;
      const start = ratio === null ? rect : reshaped(rect, ratio, straighten, picture);
      const to = next() < 0.3 ? moved(start, dx, dy, straighten, picture) : pulled(start, handles[Math.floor(next() * 8)]!, dx, dy, ratio, straighten, picture);

      expect(fits(to, straighten, picture)).toBe(true);
      if (ratio !== null) expect(to.width / to.height).toBeCloseTo(ratio, 3);
      plan = { ...plan, crop: cropOf(to, straighten, picture) };
      const again = rectOf(plan, picture);
      // Upright the frame falls on whole pixels.
      for (const side of ['left', 'top', 'width', 'height'] as const) expect(Math.abs(again[side] - to[side])).toBeLessThan(straighten === 0 ? 1.01 : 0.05);
    }
  }
});

test('A corner goes with the hand and the opposite one stays', () => {
  const rect: Rect = { left: 500, top: 500, width: 1_000, height: 800 };

  expect(pulled(rect, 'se', 100, -50, null, 0, picture)).toEqual({ left: 500, top: 500, width: 1_100, height: 750 });
  expect(pulled(rect, 'nw', 100, -50, null, 0, picture)).toEqual({ left: 600, top: 450, width: 900, height: 850 });
  expect(pulled(rect, 'e', 100, 77, null, 0, picture)).toEqual({ left: 500, top: 500, width: 1_100, height: 800 });
  expect(pulled(rect, 'e', 250, 0, 1.25, 0, picture)).toEqual({ left: 500, top: 400, width: 1_250, height: 1_000 });
});

test('A frame at the edge slides along it', () => {
  const rect: Rect = { left: 0, top: 500, width: 1_000, height: 800 };

  const to = moved(rect, -400, 100, 0, picture);

  expect(to.left).toBeCloseTo(0, 2);
  expect(to).toMatchObject({ top: 600, width: 1_000, height: 800 });
});

test('A shape is as large as the picture allows', () => {
  const square = reshaped(rectOf(nothing, picture), 1, 0, picture);

  expect(square.width).toBeCloseTo(2_000, 0);
  expect(square.left).toBeCloseTo(500, 0);
});

test('What does not fit goes as far as it can', () => {
  const from: Rect = { left: 0, top: 0, width: 100, height: 100 };

  const to = settle(from, { left: 0, top: 0, width: 6_000, height: 100 }, 0, picture);

  expect(to.width).toBeCloseTo(3_000, 1);
});

test('A step on the screen is the step over the picture that is seen as it', () => {
  for (const turns of [0, 1, 2, 3]) {
    for (const mirrored of [false, true]) {
      let [x, y] = unspun(3, 5, turns, mirrored);
      for (let i = 0; i < turns; i++) [x, y] = [-y, x];
      if (mirrored) x = -x;

      expect([x + 0, y + 0]).toEqual([3, 5]);
    }
  }
});

test('Straightened the frame is as large as its corners allow', () => {
  const frame = frameOf({ ...nothing, straighten: 10 }, picture);

  const angle = (10 * Math.PI) / 180;
  expect(frame.width / frame.height).toBeCloseTo(1.5, 6);
  expect(frame.width * Math.sin(angle) + frame.height * Math.cos(angle)).toBeCloseTo(2_000, 6);
});
