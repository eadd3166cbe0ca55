import { create } from 'zustand';

interface Connection {
  /** What the browser says of its own network. */
  online: boolean;
  /** False after a request got no answer, until one does. */
  reachable: boolean;
  /** When the next try is due, in ms since 1970. */
  retryAt: number;
  sessionEnded: boolean;
}

const firstWaitMs = 2_000;
const longestWaitMs = 30_000;

export const useConnection = create<Connection>(() => ({ online: navigator.onLine, reachable: true, retryAt: 0, sessionEnded: false }));

let timer: ReturnType<typeof setTimeout> | undefined;
let wait = firstWaitMs;
const returned = new Set<() => void>();

addEventListener('online', () => {
  useConnection.setState({ online: true });
  if (!useConnection.getState().reachable) void tryNow();
});
addEventListener('offline', () => useConnection.setState({ online: false }));

/** Calls back when the server answers again after it had not. */
export function onReturn(listener: () => void): () => void {
  returned.add(listener);
  return () => returned.delete(listener);
}

export function reportUnreachable(): void {
  if (!useConnection.getState().reachable) return;
  useConnection.setState({ reachable: false });
  plan();
}

export function reportReached(): void {
  wait = firstWaitMs;
  clearTimeout(timer);
  if (useConnection.getState().reachable) return;
  useConnection.setState({ reachable: true });
  for (const listener of returned) listener();
}

export function reportSessionEnded(): void {
  if (!useConnection.getState().sessionEnded) useConnection.setState({ sessionEnded: true });
}

export function reportSignedIn(): void {
  useConnection.setState({ sessionEnded: false });
}

/** Asks the server for a sign of life at once. */
export async function tryNow(): Promise<void> {
  clearTimeout(timer);
  try {
    const response = await fetch('/healthz', { cache: 'no-store' });
    if (!response.ok) throw new Error(String(response.status));
    reportReached();
  } catch {
    plan();
  }
}

function plan(): void {
  clearTimeout(timer);
  useConnection.setState({ retryAt: Date.now() + wait });
  timer = setTimeout(() => void tryNow(), wait);
  wait = Math.min(wait * 2, longestWaitMs);
}
