import { useEffect, useState } from 'react';

const shown = /^image\/(jpeg|png|webp|gif|avif)$/;
const mostDrawn = 400;

const drawn = new Map<string, string>();
const waiting = new Map<string, (picture: Blob | null) => void>();
let worker: Worker | null | undefined;
let last: Promise<unknown> = Promise.resolve();

/** A small picture of a file that is being sent: made one at a time, away from the page's thread. */
export function usePreview(id: string, file: File | undefined): string | null {
  const [url, setUrl] = useState(drawn.get(id) ?? null);
  useEffect(() => {
    if (url || !file || !shown.test(file.type)) return;
    let isGone = false;
    last = last.then(async () => {
      if (isGone) return;
      const picture = await ask(id, file);
      if (picture) remember(id, picture);
      if (!isGone) setUrl(drawn.get(id) ?? null);
    });
    return () => {
      isGone = true;
    };
  }, [id, file, url]);
  return url;
}

function remember(id: string, picture: Blob): void {
  for (const [oldest, url] of drawn) {
    if (drawn.size < mostDrawn) break;
    URL.revokeObjectURL(url);
    drawn.delete(oldest);
  }
  drawn.set(id, URL.createObjectURL(picture));
}

/** Without a worker (an old browser) a row shows its icon. */
function ask(id: string, file: File): Promise<Blob | null> {
  if (worker === undefined) {
    try {
      worker = new Worker(new URL('./preview.worker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = (event: MessageEvent<{ id: string; picture: Blob | null }>) => settle(event.data.id, event.data.picture);
      worker.onerror = () => {
        worker = null;
        for (const one of [...waiting.keys()]) settle(one, null);
      };
    } catch {
      worker = null;
    }
  }
  if (!worker || !('OffscreenCanvas' in globalThis)) return Promise.resolve(null);
  const answer = new Promise<Blob | null>((resolve) => waiting.set(id, resolve));
  worker.postMessage({ id, file });
  return answer;
}

function settle(id: string, picture: Blob | null): void {
  waiting.get(id)?.(picture);
  waiting.delete(id);
}
