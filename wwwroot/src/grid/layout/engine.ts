import type { Columns } from '../columns';
import { parseGeometry } from '../geometry';
import { arrange } from './forms';
import type { Form, Layout, Metrics } from './layout';

/** Below this many photos the trip to the worker costs more than the work. */
export const workerFrom = 4_000;

export type Job = { id: number; geometry: ArrayBuffer } | { id: number; columns: Columns; metrics: Metrics; form: Form };
export type Answer = { id: number; columns?: Columns; layout?: Layout; failure?: string };

let worker: Worker | null | undefined;
let lastId = 0;
const waiting = new Map<number, (answer: Answer | null) => void>();

function start(): Worker | null {
  if (worker !== undefined) return worker;
  try {
    worker = new Worker(new URL('./grid.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = (event: MessageEvent<Answer>) => settle(event.data.id, event.data);
    // A worker that cannot start (an old browser, a stale page) leaves the work to this thread.
    worker.onerror = () => {
      worker = null;
      for (const id of [...waiting.keys()]) settle(id, null);
    };
  } catch {
    worker = null;
  }
  return worker;
}

function settle(id: number, answer: Answer | null): void {
  waiting.get(id)?.(answer);
  waiting.delete(id);
}

function ask(job: (id: number) => Job): Promise<Answer | null> {
  const helper = start();
  if (!helper) return Promise.resolve(null);
  const id = ++lastId;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    helper.postMessage(job(id));
  });
}

/** parseGeometry, away from the page's thread when it is worth it. */
export async function parseOffThread(geometry: ArrayBuffer): Promise<Columns> {
  // About two bytes a photo is the least the format can take.
  if (geometry.byteLength < workerFrom * 2) return parseGeometry(geometry);
  const answer = await ask((id) => ({ id, geometry }));
  if (answer?.failure) throw new Error(answer.failure);
  return answer?.columns ?? parseGeometry(geometry);
}

/** arrange, away from the page's thread. */
export async function arrangeOffThread(columns: Columns, metrics: Metrics, form: Form): Promise<Layout> {
  const answer = await ask((id) => ({ id, columns, metrics, form }));
  return answer?.layout ?? arrange(columns, metrics, form);
}
