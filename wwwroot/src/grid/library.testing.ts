import { build, ratioByte, type Columns } from './columns';

/** Seeded numbers from 0 to 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A library with full days, thin days, long gaps, panoramas and slivers. */
export function library(count: number, next: () => number): Columns {
  let day = 20_000;
  let left = 0;
  return build(
    Array.from({ length: count }, (_, i) => {
      if (left-- <= 0) {
        day -= 1 + Math.floor(next() ** 4 * 60);
        left = Math.floor(next() ** 3 * 40);
      }
      const kinds = [4 / 3, 3 / 4, 1.5, 0.667, 1, 16 / 9, 9 / 16, 4, 10, 0.1];
      const at = next() < 0.95 ? Math.floor(next() * 7) : 7 + Math.floor(next() * 3);
      return { day, number: count - i, ratio: ratioByte(kinds[at] ?? 1), color: 0, flags: 0, renditions: 1 };
    }),
    1,
  );
}
