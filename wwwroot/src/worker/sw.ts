import { emptyInbox, leaveFiles } from '../lib/inbox';
import { asset, files, install, navigation, tidy } from './shell';
import { forgetThumbnails, isThumbnail, thumbnail } from './thumbnails';

// The app without a network: its own files, and thumbnails that were seen. Never an original, never an answer of the API:
// what the page keeps of those it keeps itself (library/kept.ts).
const worker = self as unknown as ServiceWorkerGlobalScope;

/** Addresses that are the server's and not the app's. */
const served = /^\/(api|thumbnails|dav|healthz|readyz|metrics|openapi)(\/|$)/;

worker.addEventListener('install', (event) => event.waitUntil(install()));

worker.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      await tidy();
      await worker.registration.navigationPreload?.enable();
      await worker.clients.claim();
    })(),
  ),
);

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return;
  if (request.method === 'POST' && url.pathname === '/share-target') return event.respondWith(shared(request));
  if (request.method !== 'GET') return;
  if (isThumbnail(url.pathname)) return event.respondWith(thumbnail(request, (work) => event.waitUntil(work)));
  if (served.test(url.pathname)) return;
  if (request.mode === 'navigate') return event.respondWith(navigation(request, event.preloadResponse as Promise<Response | undefined>));
  if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

/** What a phone shares waits in the inbox until the page, which knows who is signed in, sends it. */
async function shared(request: Request): Promise<Response> {
  let count = 0;
  try {
    const sent = (await request.formData()).getAll('file').filter((part) => part instanceof File && part.size > 0) as File[];
    if (sent.length > 0 && (await leaveFiles(sent))) count = sent.length;
  } catch {
    // A body that cannot be read is told as nothing shared.
  }
  return Response.redirect(`/?shared=${count}`, 303);
}

/** What pages ask of the worker; each is answered when it is done. */
worker.addEventListener('message', (event) => {
  const asked = event.data as { type: string; script?: string };
  const answer = (done: unknown) => event.ports[0]?.postMessage(done);
  if (asked.type === 'activate') return void worker.skipWaiting();
  // A page that has this build's script already is as new as this worker.
  if (asked.type === 'holds') return answer(files.includes(asked.script ?? ''));
  if (asked.type === 'forget') event.waitUntil(Promise.all([forgetThumbnails(), emptyInbox()]).then(() => answer(true)));
});
