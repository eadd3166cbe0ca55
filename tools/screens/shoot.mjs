// Takes docs/screens: every screen of the web app on the real server, with real photos, in four looks; and lays each beside its mock.
//   node tools/screens/shoot.mjs --server BINARY --photos FOLDER [--mocks FOLDER] [--out docs/screens] [--pairs FOLDER]
// FOLDER of photos holds what screens.mjs names. The mocks show people: pairs are for looking at, never for the repository.
// Playwright is the one that the web tests bring: build tests/PhotoGrid.Web.Tests first.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { photos, screens } from './screens.mjs';

const root = resolve(import.meta.dirname, '../..');
const { values: given } = parseArgs({ options: { server: { type: 'string' }, photos: { type: 'string' }, mocks: { type: 'string' }, out: { type: 'string', default: join(root, 'docs/screens') }, pairs: { type: 'string' }, only: { type: 'string' } } });
if (!given.server || !given.photos) throw new Error('--server and --photos are needed.');
const { chromium } = await import(join(root, 'tests/PhotoGrid.Web.Tests/bin/Release/net10.0/.playwright/package/index.mjs'));

const account = { name: 'Mara Lindqvist', email: 'mara@example.org', password: 'a few plain words' };
const looks = [
  { name: 'light', dark: false, phone: false },
  { name: 'dark', dark: true, phone: false },
  { name: 'phone-light', dark: false, phone: true },
  { name: 'phone-dark', dark: true, phone: true },
];
const quality = 62; // two dozen screens in four looks stay under 3 MB

const data = mkdtempSync(join(tmpdir(), 'photogrid-screens-'));
const address = `http://127.0.0.1:${await freePort()}`;
const server = spawn(given.server, ['serve', '--data', data, '--urls', address], { stdio: 'ignore' });
const browser = await chromium.launch({ executablePath: process.env.PHOTOGRID_CHROMIUM ?? '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
try {
  await ready();
  await shootAll();
} finally {
  await browser.close();
  server.kill();
  rmSync(data, { recursive: true, force: true });
}

async function shootAll() {
  mkdirSync(given.out, { recursive: true });
  const chosen = screens.filter(({ name }) => !given.only || given.only.split(',').includes(name));
  for (const stage of ['new', 'empty', 'full']) {
    const here = chosen.filter((screen) => (screen.stage ?? 'full') === stage);
    if (stage === 'empty') await api('/auth/setup', account);
    if (stage === 'full') await fill();
    for (const look of looks) for (const screen of here) await shoot(screen, look);
  }
}

async function shoot(screen, look) {
  const context = await browser.newContext({
    baseURL: address,
    viewport: look.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    hasTouch: look.phone, isMobile: look.phone, colorScheme: look.dark ? 'dark' : 'light', reducedMotion: 'reduce', locale: screen.locale ?? 'en-GB',
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(90_000);
    if (screen.stage !== 'new' && !screen.isOutside) {
      await page.goto('/login');
      await page.evaluate(([email, password]) => fetch('/api/v1/auth/login', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-PhotoGrid': '1' }, body: JSON.stringify({ email, password, session: 'cookie' }) }), [account.email, account.password]);
    }
    await page.goto(screen.path);
    await page.waitForLoadState('networkidle');
    if (screen.act) await screen.act(page, given.photos);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode().catch(() => null))));
    const name = `${screen.name}-${look.name}`;
    const session = await context.newCDPSession(page);
    const { data: picture } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
    writeFileSync(join(given.out, `${name}.webp`), Buffer.from(picture, 'base64'));
    if (given.mocks && given.pairs && screen.mock) await pair(name, screen.mock, look);
    console.log(name);
  } finally {
    await context.close();
  }
}

/** Ours at the left, the mock at the right. */
async function pair(name, mock, look) {
  const size = look.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 };
  const context = await browser.newContext({ viewport: size, colorScheme: look.dark ? 'dark' : 'light', reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    await page.goto(`file://${resolve(given.mocks, mock)}`);
    const theirs = (await page.screenshot()).toString('base64');
    const ours = readFileSync(join(given.out, `${name}.webp`)).toString('base64');
    await page.setViewportSize({ width: size.width * 2 + 16, height: size.height });
    await page.setContent(`<body style="margin:0;display:flex;gap:16px;background:#808080"><img src="data:image/webp;base64,${ours}"><img src="data:image/png;base64,${theirs}">`);
    mkdirSync(given.pairs, { recursive: true });
    await page.screenshot({ path: join(given.pairs, `${name}.png`) });
  } finally {
    await context.close();
  }
}

/** The family and its photos. */
async function fill() {
  const token = (await api('/auth/login', { email: account.email, password: account.password })).accessToken;
  const ids = [];
  for (const path of photos) {
    const form = new FormData();
    form.append('file', new Blob([readFileSync(join(given.photos, path))]), basename(path));
    const { results } = await api('/photos/upload', form, token);
    if (results[0].photo) ids.push(results[0].photo.id);
  }
  await api('/users', { name: 'Jonas Lindqvist', email: 'jonas@example.org', password: 'another plain word', quota: 50e9 }, token);
  for (const [name, from, to] of [['England by train', 4, 14], ['Garden', 22, 31], ['Autumn', 9, 12]]) {
    const album = await api('/albums', { name }, token);
    await api(`/albums/${album.id}/photos`, { photoIds: ids.slice(from, to) }, token);
  }
  await api('/photos/batch', { photoIds: ids.slice(10, 18), set: { isFavorite: true } }, token);
  await api('/photos/batch', { photoIds: ids.slice(2, 4), set: { isArchived: true } }, token);
  await api(`/photos/${ids[4]}`, { description: 'Early, before the buses', location: { lat: 51.1789, lon: -1.8262 }, tags: ['monument', 'meadow', 'clouds'] }, token, 'PUT');
  while ((await api('/jobs', undefined, token, 'GET')).pending > 0) await new Promise((done) => setTimeout(done, 300));
}

async function api(path, body, token, method = 'POST') {
  const headers = { ...(body instanceof FormData || body === undefined ? {} : { 'Content-Type': 'application/json' }), ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const answer = await fetch(`${address}/api/v1${path}`, { method, headers, body: body === undefined || body instanceof FormData ? body : JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? null : (await answer.json()).data;
}

async function ready() {
  for (const end = Date.now() + 90_000; Date.now() < end; await new Promise((done) => setTimeout(done, 200))) {
    if (await fetch(`${address}/readyz`).then(({ ok }) => ok, () => false)) return;
  }
  throw new Error('The server did not start.');
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}
