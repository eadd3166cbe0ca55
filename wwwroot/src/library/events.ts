import { onReturn } from '../api/connection';
import { readPhoto, queryClient } from '../api/queries';
import { refreshPhotos, showPhoto } from './actions';
import { albumPhotosKey } from './albums';

interface Event {
  type: string;
  number?: number;
  subjectId?: string;
}

const quietMs = 150; // a burst of events is one look at the server
const leastMs = 800;
const mostAlone = 24; // more changed photos than this are read with their lists

let timer: ReturnType<typeof setTimeout> | undefined;
let lastLook = 0;
const changed = new Set<number>();
const albums = new Set<string>();
let isAll = false;

/** Notes what happened; the look itself comes soon, and not too often however much happens. */
function heard({ type, number, subjectId }: Event): void {
  if (type === 'photo.updated' && number !== undefined) changed.add(number);
  else if (type.startsWith('album.') && subjectId) albums.add(subjectId);
  else {
    isAll = true;
    if (number !== undefined && type !== 'photo.added') void queryClient.invalidateQueries({ queryKey: ['photo', number] });
  }
  timer ??= setTimeout(look, Math.max(quietMs, lastLook + leastMs - Date.now()));
}

function look(): void {
  timer = undefined;
  lastLook = Date.now();
  const numbers = [...changed];
  const ids = [...albums];
  const wasAll = isAll || numbers.length > mostAlone;
  changed.clear();
  albums.clear();
  isAll = false;
  if (wasAll) {
    for (const number of numbers) void queryClient.invalidateQueries({ queryKey: ['photo', number] });
    refreshPhotos();
  } else {
    for (const number of numbers) void readPhoto(number).then(showPhoto, refreshPhotos);
  }
  if (ids.length > 0) void queryClient.invalidateQueries({ queryKey: ['albums'] });
  for (const id of ids) for (const queryKey of [['album', id], albumPhotosKey(id)]) void queryClient.invalidateQueries({ queryKey });
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
  let again: (() => void) | undefined;
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
        if (source.readyState === EventSource.CLOSED && !closed.signal.aborted) setTimeout(end, 5_000);
      };
      function end(): void {
        source.close();
        again = undefined;
        resolve();
      }
      // The server answers again: a stream that still waits for its next try need not.
      again = () => source.readyState !== EventSource.OPEN && end();
      closed.signal.addEventListener('abort', end);
    });
  const lead = async () => {
    while (!closed.signal.aborted) await listen();
  };
  // Locks exist only where the page came by https or from this machine.
  if (channel && 'locks' in navigator) void navigator.locks.request('photogrid.events', { signal: closed.signal }, lead).catch(() => undefined);
  else void lead();
  const stopReturn = onReturn(() => {
    again?.();
    heard({ type: 'resync' });
  });
  return () => {
    closed.abort();
    channel?.close();
    stopReturn();
    clearTimeout(timer);
    timer = undefined;
  };
}

function parse(data: string): Partial<Event> {
  try {
    return JSON.parse(data) as Partial<Event>;
  } catch {
    return {};
  }
}
