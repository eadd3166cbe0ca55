import { Database } from '../lib/database';
import { Recent } from './recent';

const cacheName = 'thumbnails';
const most = 6_000;
const mostBytes = 150e6;
const writesAtOnce = 40;

const address = /^\/thumbnails\/([^/]+)\/(.+)_(\d+)\.(webp|avif|jpg)$/;
const sizes = [400, 800, 150, 1920];
const forms = ['webp', 'avif', 'jpg'];

interface Used {
  url: string;
  bytes: number;
  at: number;
}

const index = new Database('photogrid.thumbnails', 1, (database) => database.createObjectStore('used', { keyPath: 'url' }));
const recent = new Recent(most, mostBytes);
const unwritten = new Map<string, Used>();
// Raised when everything is forgotten: a picture that was on its way then is not kept.
let generation = 0;
let loading: Promise<void> | undefined;

function load(): Promise<void> {
  loading ??= index.all<Used>('used').then((rows) => {
    for (const { url, bytes } of rows.sort((a, b) => a.at - b.at)) recent.add(url, bytes);
  });
  return loading;
}

export const isThumbnail = (path: string): boolean => address.test(path);

/** A rendition from the cache, else from the server; with neither, the same photo in whatever size is here. */
export async function thumbnail(request: Request, later: (work: Promise<unknown>) => void): Promise<Response> {
  const cache = await caches.open(cacheName);
  const known = await cache.match(request.url, { ignoreVary: true });
  if (known) {
    later(used(request.url));
    return known;
  }
  const mine = generation;
  let answer: Response;
  try {
    answer = await fetch(request);
  } catch (fault) {
    const other = await another(cache, new URL(request.url));
    if (other) return other;
    throw fault;
  }
  if (answer.status === 200) later(keep(cache, request.url, answer.clone(), mine));
  return answer;
}

async function another(cache: Cache, url: URL): Promise<Response | undefined> {
  const [, owner, number] = address.exec(url.pathname) ?? [];
  for (const size of sizes) {
    for (const form of forms) {
      const found = await cache.match(`/thumbnails/${owner}/${number}_${size}.${form}`, { ignoreSearch: true, ignoreVary: true });
      if (found) return found;
    }
  }
  return undefined;
}

async function keep(cache: Cache, url: string, answer: Response, mine: number): Promise<void> {
  const body = await answer.blob();
  await load();
  if (mine !== generation) return;
  await cache.put(url, new Response(body, { headers: answer.headers }));
  // Forgotten while it was being written.
  if (mine !== generation) return void (await caches.delete(cacheName));
  const leaving = recent.add(url, body.size);
  unwritten.set(url, { url, bytes: body.size, at: Date.now() });
  for (const old of leaving) {
    unwritten.delete(old);
    await cache.delete(old);
  }
  if (leaving.length > 0) await index.remove('used', leaving);
  await write(writesAtOnce);
}

async function used(url: string): Promise<void> {
  await load();
  if (!recent.touch(url)) return;
  unwritten.set(url, { url, bytes: recent.bytesOf(url) ?? 0, at: Date.now() });
  await write(writesAtOnce);
}

/** Writes down what was used, many at a time: which picture leaves first need not be exact. */
async function write(from: number): Promise<void> {
  if (unwritten.size < from) return;
  const rows = [...unwritten.values()];
  unwritten.clear();
  await index.run(['used'], 'readwrite', (of) => (rows.forEach((row) => of('used').put(row)), null));
}

/** Forgets every picture. */
export async function forgetThumbnails(): Promise<void> {
  generation++;
  await load();
  recent.clear();
  unwritten.clear();
  await caches.delete(cacheName);
  await index.clear(['used']);
}
