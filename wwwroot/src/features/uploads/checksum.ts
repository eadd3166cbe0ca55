const maxBytes = 64 * 1024 * 1024; // crypto.subtle wants the whole file in memory

let worker: Worker | null | undefined;
let lastId = 0;
const waiting = new Map<number, (sha256: string | null) => void>();

/** The file's SHA-256, so that a duplicate is known before it is sent; null where that is not cheap. */
export function checksum(file: File): Promise<string | null> {
  // Only pages that came by https, or from this machine, have crypto.subtle.
  if (!globalThis.crypto?.subtle || file.size > maxBytes) return Promise.resolve(null);
  if (worker === undefined) {
    try {
      worker = new Worker(new URL('./checksum.worker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = (event: MessageEvent<{ id: number; sha256: string | null }>) => settle(event.data.id, event.data.sha256);
      worker.onerror = () => {
        worker = null;
        for (const id of [...waiting.keys()]) settle(id, null);
      };
    } catch {
      worker = null;
    }
  }
  if (!worker) return Promise.resolve(null);
  const id = ++lastId;
  const answer = new Promise<string | null>((resolve) => waiting.set(id, resolve));
  worker.postMessage({ id, file });
  return answer;
}

function settle(id: number, sha256: string | null): void {
  waiting.get(id)?.(sha256);
  waiting.delete(id);
}
