import { expect, test } from 'vitest';
import type { Operation } from '../../api/wire';
import { random } from '../../grid/library.testing';
import { flipped, fromOperations, maxStraighten, nothing, same, sliders, toOperations, turned, untouched, type Plan } from './plan';

function anyPlan(next: () => number): Plan {
  const adjust = { ...untouched };
  for (const name of sliders) if (next() < 0.4) adjust[name] = Math.round(next() * 100);
  const [x, y] = [next() * 0.5, next() * 0.5];
  return {
    crop: next() < 0.3 ? nothing.crop : { x: Number(x.toFixed(6)), y: Number(y.toFixed(6)), width: Number((next() * 0.49 + 0.01).toFixed(6)), height: Number((next() * 0.49 + 0.01).toFixed(6)) },
    straighten: next() < 0.5 ? 0 : Number(((next() * 2 - 1) * maxStraighten).toFixed(1)),
    turns: Math.floor(next() * 4),
    mirrored: next() < 0.5,
    adjust,
    filter: next() < 0.5 ? null : 'mono',
  };
}

test('A plan that is written and read is the same plan', () => {
  const next = random(3);
  for (let i = 0; i < 1_000; i++) {
    const plan = anyPlan(next);

    expect(fromOperations(toOperations(plan))).toEqual(plan);
  }
});

test.each<[Partial<Plan>, Operation[]]>([
  [{}, []],
  [{ turns: 3 }, [{ type: 'rotate', degrees: -90 }]],
  [{ turns: 2, straighten: 10 }, [{ type: 'rotate', degrees: -170 }]],
  [{ turns: 2, mirrored: true }, [{ type: 'flip', axis: 'vertical' }]],
  [{ turns: 1, mirrored: true }, [{ type: 'rotate', degrees: 90 }, { type: 'flip', axis: 'horizontal' }]],
  [{ crop: { x: 0.2, y: 0, width: 0.8000001, height: 1 } }, [{ type: 'crop', x: 0.2, y: 0, width: 0.8, height: 1 }]],
  [{ adjust: { ...untouched, warmth: -3 }, filter: 'noir' }, [{ type: 'adjust', warmth: -3 }, { type: 'filter', name: 'noir' }]],
])('%j is written as the server keeps it', (part, operations) => {
  expect(toOperations({ ...nothing, ...part })).toEqual(operations);
});

test('Turns and flips do what is seen, mirrored or not', () => {
  const next = random(4);
  for (let i = 0; i < 300; i++) {
    const plan = anyPlan(next);

    expect(same(turned(turned(plan, 1), -1), plan)).toBe(true);
    expect(same(turned(turned(turned(turned(plan, 1), 1), 1), 1), plan)).toBe(true);
    expect(same(flipped(flipped(plan)), plan)).toBe(true);
    expect(seen(turned(plan, 1))).toEqual(quarter(seen(plan)));
    expect(seen(flipped(plan))).toEqual(swap(seen(plan)));
  }
});

// Where the corner at the top left, and the one beside it, are seen.
const seen = (plan: Plan) => [[-1, -1], [1, -1]].map((corner) => {
  let point = corner as [number, number];
  for (let i = 0; i < plan.turns; i++) point = [-point[1], point[0]];
  return plan.mirrored ? [-point[0], point[1]] : point;
});
const quarter = (points: number[][]) => points.map(([x, y]) => [-(y as number), x]);
const swap = (points: number[][]) => points.map(([x, y]) => [-(x as number), y]);
