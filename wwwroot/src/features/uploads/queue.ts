import { create } from 'zustand';
import type { Upload } from './machine';

interface Queue {
  /** Rises at every change; the uploads themselves are changed in place, for there may be thousands. */
  version: number;
  uploads: Upload[];
  isPaused: boolean;
  isFolded: boolean;
}

export const useQueue = create<Queue>(() => ({ version: 0, uploads: [], isPaused: false, isFolded: false }));

let due: ReturnType<typeof setTimeout> | undefined;

/** Shows changes, at most ten times a second. */
export function changed(): void {
  due ??= setTimeout(() => {
    due = undefined;
    useQueue.setState((queue) => ({ version: queue.version + 1 }));
  }, 100);
}

/** What the panel says of the queue. */
export interface Summary {
  total: number;
  safe: number;
  needs: Upload[];
  now: Upload[];
  waiting: number;
  done: Upload[];
  /** Of everything, by size, from 0 to 1. */
  progress: number;
  bytesLeft: number;
  isOver: boolean;
}

export function summarize(uploads: readonly Upload[]): Summary {
  const summary: Summary = { total: 0, safe: 0, needs: [], now: [], waiting: 0, done: [], progress: 0, bytesLeft: 0, isOver: true };
  let bytes = 0;
  let sent = 0;
  for (const upload of uploads) {
    const weight = upload.size + 50_000; // small files take a moment too
    switch (upload.state) {
      case 'asking':
      case 'lost':
      case 'refused':
        summary.needs.push(upload);
        if (upload.state === 'refused') continue;
        break;
      case 'done':
        summary.done.push(upload);
        summary.safe++;
        sent += weight;
        break;
      case 'waiting':
        summary.waiting++;
        summary.isOver = false;
        summary.bytesLeft += upload.size;
        break;
      default:
        summary.now.push(upload);
        summary.isOver = false;
        if (upload.state !== 'paused') summary.bytesLeft += upload.size - upload.sent;
        sent += upload.sent;
    }
    summary.total++;
    bytes += weight;
  }
  summary.progress = bytes > 0 ? sent / bytes : 0;
  summary.done.reverse();
  return summary;
}

/** Bytes a second over the last few seconds. */
export class Speed {
  private readonly marks: { at: number; bytes: number }[] = [];
  private total = 0;

  add(bytes: number, now: number): void {
    this.total += bytes;
    this.marks.push({ at: now, bytes: this.total });
    while (this.marks.length > 2 && now - (this.marks[0]?.at ?? 0) > 8_000) this.marks.shift();
  }

  perSecond(now: number): number {
    const first = this.marks[0];
    if (!first || now - first.at < 500) return 0;
    return ((this.total - first.bytes) / (now - first.at)) * 1000;
  }
}
