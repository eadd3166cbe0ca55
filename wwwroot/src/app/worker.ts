import { create } from 'zustand';
import { onReturn } from '../api/connection';
import { ask } from '../lib/worker';

/** A newer build waits until the user lets it in. */
export const useUpdate = create<{ isWaiting: boolean }>(() => ({ isWaiting: false }));

const oftenMs = 3_600_000;
// A file of the build that did not come: the worker is there whole or not at all, so it is tried anew.
const againMs = 10_000;
const mostTries = 5;
let registration: ServiceWorkerRegistration | undefined;
let isStarted = false;
let isAccepted = false;

/** Starts the service worker, where the browser has one: over https, and on the machine itself. */
export function startWorker(): void {
  if (isStarted || !import.meta.env.PROD || !navigator.serviceWorker) return;
  isStarted = true;
  const { serviceWorker } = navigator;
  let isControlled = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isAccepted) return location.reload();
    // Let in by another tab: this one goes on with the files it has until it is loaded again.
    if (isControlled) void lookBehind();
    isControlled = true;
  });
  // After the page itself: the first visit's photos come before the files of later ones.
  let tries = 0;
  const later = (): void => void (++tries < mostTries && setTimeout(begin, againMs * tries));
  const begin = (): void => void serviceWorker.register('/sw.js', { updateViaCache: 'none' }).then((registered) => registered && follow(registered, later), later);
  if (document.readyState === 'complete') setTimeout(begin, 1_000);
  else addEventListener('load', () => setTimeout(begin, 1_000), { once: true });
}

function follow(registered: ServiceWorkerRegistration, later: () => void): void {
  registration = registered;
  let looked = Date.now();
  const update = () => {
    looked = Date.now();
    void registered.update().catch(() => undefined);
  };
  const watch = () => registered.installing?.addEventListener('statechange', ({ target }) => ((target as ServiceWorker).state === 'redundant' && !registered.active ? later() : void look()));
  watch();
  registered.addEventListener('updatefound', watch);
  // A server that was away may have been brought up to date; a page that is open for days asks now and then.
  onReturn(update);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && Date.now() - looked > oftenMs && update());
  void look();
}

const ownScript = (): string => document.querySelector<HTMLScriptElement>('script[type=module][src]')?.getAttribute('src') ?? '';

async function look(): Promise<void> {
  const waiting = registration?.waiting;
  if (!waiting || !navigator.serviceWorker.controller) return;
  // The page came from the new server already: nothing to decide.
  if (await ask<boolean>(waiting, { type: 'holds', script: ownScript() })) waiting.postMessage({ type: 'activate' });
  else useUpdate.setState({ isWaiting: true });
}

async function lookBehind(): Promise<void> {
  const { controller } = navigator.serviceWorker;
  if (controller && (await ask<boolean>(controller, { type: 'holds', script: ownScript() })) === false) useUpdate.setState({ isWaiting: true });
}

/** Lets the newer build in: the page is loaded again with it. */
export function acceptUpdate(): void {
  const waiting = registration?.waiting;
  if (!waiting) return location.reload();
  isAccepted = true;
  waiting.postMessage({ type: 'activate' });
}
