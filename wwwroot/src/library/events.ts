import { onReturn } from '../api/connection';
import { queryClient } from '../api/queries';
import { refreshPhotos } from './actions';

interface Event {
  type: string;
  number?: number;
}

const quietMs = 300; // a burst of events is one look at the server
const leastMs = 1_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let lastRefresh = 0;

function heard(event: Event): void {
  if (event.number !== undefined && event.type !== 'photo.added') void queryClient.invalidateQueries({ queryKey: ['photo', event.number] });
  clearTimeout(timer);
  const due = Math.max(quietMs, lastRefresh + leastMs - Date.now());
  timer = setTimeout(() => {
    lastRefresh = Date.now();
    refreshPhotos();
  }, due);
}

/** This page knows of a change before an event tells it. */
export const nudge = (): void => heard({ type: 'photo.added' });

const types = ['photo.added', 'photo.updated', 'photo.processed', 'photo.deleted', 'photo.restored', 'photo.erased', 'album.created', 'album.updated', 'album.deleted', 'album.photos-added', 'album.photos-removed', 'album.reordered', 'resync'];

/**
 * Follows the server's events while the page is open. Of several tabs one listens and tells the others,
 * where the browser can arrange that; a browser has six connections to a host and each stream takes one.
 */
export function followEvents(): () => void {
  const closed = new AbortController();
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel('photogrid.events') : null;
  if (channel) channel.onmessage = (message: MessageEvent<Event>) => heard(message.data);
  const listen = () =>
    new Promise<void>((resolve) => {
      const source = new EventSource('/api/v1/events');
      for (const type of types) {
        source.addEventListener(type, (message) => {
          const event = { ...parse((message as MessageEvent<string>).data), type };
          heard(event);
          channel?.postMessage(event);
        });
      }
      // What happened before the stream began is found by asking; mostly the answer is "nothing new".
      source.onopen = () => heard({ type: 'resync' });
      // The browser gives up on a stream that was refused or cut by a proxy: begin again when the server is back.
      source.onerror = () => {
        if (source.readyState !== EventSource.CLOSED || closed.signal.aborted) return;
        setTimeout(resolve, 5_000);
      };
      closed.signal.addEventListener('abort', () => {
        source.close();
        resolve();
      });
    });
  const lead = async () => {
    while (!closed.signal.aborted) await listen();
  };
  // Locks exist only where the page came by https or from this machine.
  if (channel && 'locks' in navigator) void navigator.locks.request('photogrid.events', { signal: closed.signal }, lead).catch(() => undefined);
  else void lead();
  const stopReturn = onReturn(() => heard({ type: 'resync' }));
  return () => {
    closed.abort();
    channel?.close();
    stopReturn();
    clearTimeout(timer);
  };
}

function parse(data: string): { number?: number } {
  try {
    return JSON.parse(data) as { number?: number };
  } catch {
    return {};
  }
}
