import { expect, test } from 'vitest';
import { random } from '../grid/library.testing';
import { Recent } from './recent';

test('What was used last stays, and neither count nor bytes go over', () => {
  const next = random(11);
  const recent = new Recent(20, 1_000);
  let order: string[] = []; // oldest first
  const bytes = new Map<string, number>();
  for (let round = 0; round < 3_000; round++) {
    const url = `/thumbnails/u/${Math.floor(next() * 60)}`;
    if (next() < 0.5 && order.includes(url)) {
      expect(recent.touch(url)).toBe(true);
    } else {
      const size = Math.floor(next() * 120);
      bytes.set(url, size);
      const leaving = recent.add(url, size);
      const before = [...order.filter((one) => one !== url), url];
      expect(before.slice(0, leaving.length)).toEqual(leaving);
      order = before.slice(leaving.length).filter((one) => one !== url);
      if (leaving.includes(url)) continue;
    }
    order = [...order.filter((one) => one !== url), url];
    expect(recent.size).toBe(order.length);
    expect(recent.totalBytes).toBe(order.reduce((sum, one) => sum + (bytes.get(one) ?? 0), 0));
    expect(recent.size).toBeLessThanOrEqual(20);
    expect(recent.totalBytes).toBeLessThanOrEqual(1_000);
  }
});

test('What is larger than everything is not held', () => {
  const recent = new Recent(5, 100);
  recent.add('a', 10);
  expect(recent.add('b', 200)).toEqual(['a', 'b']);
  expect([recent.size, recent.totalBytes]).toEqual([0, 0]);
  expect(recent.touch('b')).toBe(false);
});
