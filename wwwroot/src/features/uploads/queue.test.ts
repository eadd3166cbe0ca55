import { expect, test } from 'vitest';
import type { State, Upload } from './machine';
import { Speed, summarize } from './queue';

const upload = (state: State, size = 1_000_000, sent = 0): Upload => ({ id: Math.random().toString(), owner: 'u', name: 'a.jpg', size, type: 'image/jpeg', lastModified: 1, addedAt: 1, state, sent });

test('The headline counts what is safe, and what was refused is not waited for', () => {
  const summary = summarize([upload('done'), upload('done'), upload('sending'), upload('waiting'), upload('refused'), upload('asking')]);

  expect(summary.safe).toBe(2);
  expect(summary.total).toBe(5);
  expect(summary.needs.length).toBe(2);
  expect(summary.isOver).toBe(false);
});

test('Progress goes from nothing to everything by size', () => {
  expect(summarize([]).progress).toBe(0);
  expect(summarize([upload('waiting'), upload('waiting')]).progress).toBe(0);
  expect(summarize([upload('done'), upload('done')]).progress).toBe(1);
  const half = summarize([upload('done', 3_000_000), upload('waiting', 3_000_000)]).progress;
  expect(half).toBeCloseTo(0.5);
});

test('It is over when nothing moves, even if something needs a decision', () => {
  expect(summarize([upload('done'), upload('asking'), upload('refused')]).isOver).toBe(true);
  expect(summarize([upload('retrying')]).isOver).toBe(false);
});

test('Speed is of the last seconds', () => {
  const speed = new Speed();
  for (let at = 0; at <= 4_000; at += 100) speed.add(100_000, at);
  expect(speed.perSecond(4_000)).toBeCloseTo(1_000_000, -4);
  expect(new Speed().perSecond(100)).toBe(0);
});
