import { expect, test } from 'vitest';
import { random } from '../../grid/library.testing';
import { apply, isMoving, recalled, step, type State, type Step, type Upload } from './machine';

const fresh = (): Upload => ({ id: 'a', owner: 'u', name: 'a.jpg', size: 1_000, type: 'image/jpeg', lastModified: 1, addedAt: 1, state: 'waiting', sent: 0 });

function anyStep(next: () => number): Step {
  const bytes = Math.floor(next() * 2_000) - 500;
  const all: Step[] = [
    { type: 'begin' }, { type: 'checked', sha256: 'ab' }, { type: 'begun', uploadId: 'up', sessionToken: 't' }, { type: 'forgotten' }, { type: 'sent', bytes }, { type: 'all-sent' },
    { type: 'dropped', retryAt: 5 }, { type: 'again' }, { type: 'known', createdAt: '2024-05-03' }, { type: 'decided', choice: 'keep' }, { type: 'safe', outcome: 'created' }, { type: 'safe', outcome: 'skipped' },
    { type: 'refused', message: 'no', canRetry: next() < 0.5 }, { type: 'lost' }, { type: 'found' }, { type: 'paused' }, { type: 'resumed' }, { type: 'retry' }, { type: 'stopped' },
  ];
  return all[Math.floor(next() * all.length)] as Step;
}

test('Whatever happens in whatever order, what is said of a file is true', () => {
  const next = random(17);
  const seen = new Set<State>();
  const isTrue = (fact: boolean, what: string) => fact || expect.fail(what); // a million of them: expect itself is slow
  for (let round = 0; round < 3_000; round++) {
    const upload = fresh();
    let wasFinishing = false;
    for (let at = 0; at < 60; at++) {
      const before = { ...upload };
      const event = anyStep(next);
      const isChanged = apply(upload, event);
      seen.add(upload.state);
      wasFinishing ||= upload.state === 'finishing';
      isTrue(upload.sent >= 0 && upload.sent <= upload.size, 'sent more than there is');
      if (!isChanged) isTrue(JSON.stringify(upload) === JSON.stringify(before), 'changed by what has no meaning');
      isTrue(before.state !== 'done' || !isChanged, 'done is the end');
      isTrue(upload.state !== 'done' || upload.outcome === 'skipped' || wasFinishing, 'safe is said only of what the server answered for');
      isTrue(upload.state !== 'refused' || upload.message === 'no', 'a refusal has a sentence');
      isTrue(upload.state !== 'asking' || upload.existing !== undefined, 'what is asked about is known');
      isTrue(upload.state === 'retrying' || upload.retryAt === undefined, 'only what waits has a time');
      isTrue(before.state !== 'paused' || upload.state === 'paused' || event.type === 'resumed', 'a paused file goes on only when it is let');
    }
  }
  expect(seen.size).toBe(10);
});

test('From anywhere a file that is not refused for good can still become safe, and a reload loses nothing of it', () => {
  const next = random(23);
  for (let round = 0; round < 500; round++) {
    let upload = fresh();
    for (let at = 0; at < 25; at++) apply(upload, anyStep(next));
    if (next() < 0.5) {
      const after = recalled(upload);
      expect(isMoving(after.state)).toBe(false);
      expect([after.id, after.sha256, after.uploadId, after.choice]).toEqual([upload.id, upload.sha256, upload.uploadId, upload.choice]);
      upload = after;
    }
    if (upload.state === 'refused' && !upload.canRetry) continue;
    const way: Step[] = [{ type: 'stopped' }, { type: 'resumed' }, { type: 'found' }, { type: 'retry' }, { type: 'decided', choice: 'keep' }, { type: 'begin' }, { type: 'checked' }, { type: 'all-sent' }, { type: 'safe', outcome: 'created' }];
    for (const event of way) apply(upload, event);
    expect(upload.state).toBe('done');
  }
});

test('An answer that comes late changes nothing', () => {
  const upload = fresh();
  for (const event of [{ type: 'begin' }, { type: 'checked' }, { type: 'paused' }] as Step[]) apply(upload, event);
  expect(step(upload, { type: 'safe', outcome: 'created' })).toBeNull();
  expect(step(upload, { type: 'sent', bytes: 10 })).toBeNull();
  expect(step(upload, { type: 'known', createdAt: '' })).toBeNull();
});
