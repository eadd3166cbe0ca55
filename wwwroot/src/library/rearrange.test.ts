import { expect, test } from 'vitest';
import { random } from '../grid/library.testing';
import { moved, placesOf } from './rearrange';

test('Moved photos stand together before the one named, in the order named', () => {
  expect(moved([1, 2, 3, 4, 5], [4, 2], 1)).toEqual([4, 2, 1, 3, 5]);
  expect(moved([1, 2, 3, 4, 5], [1, 2], null)).toEqual([3, 4, 5, 1, 2]);
  expect(moved([1, 2, 3], [2], 3)).toEqual([1, 2, 3]);
});

test('What was taken out and added at the end goes back to where it was', () => {
  const next = random(4);
  for (let round = 0; round < 200; round++) {
    const order = Array.from({ length: 1 + Math.floor(next() * 30) }, (_, i) => i + 1);
    const out = new Set(order.filter(() => next() < 0.4));
    let now = [...order.filter((number) => !out.has(number)), ...out];
    for (const { numbers, before } of placesOf(order, out)) now = moved(now, numbers, before);
    expect(now).toEqual(order);
  }
});
