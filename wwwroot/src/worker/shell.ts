/** The files of this build, written in by the build itself. */
declare const __SHELL__: { version: string; files: string[] };

export const { version, files } = __SHELL__;

const prefix = 'shell-';
const mine = prefix + version;
const page = '/shell.html';
const patienceMs = 4_000; // then a slow server's page is not waited for

const shells = async (): Promise<string[]> => (await caches.keys()).filter((name) => name.startsWith(prefix));

/** Fetches every file of the build; all of them or none. What an earlier build had is copied. */
export async function install(): Promise<void> {
  const cache = await caches.open(mine);
  try {
    await Promise.all(
      files.map(async (file) => {
        // What has its hash in its name is the same wherever it is: the page has fetched some of it just now.
        const isHashed = file.startsWith('/assets/');
        const known = isHashed ? await caches.match(file, { ignoreVary: true }) : undefined;
        const answer = known ?? (await fetch(file, { cache: isHashed ? 'default' : 'no-cache', credentials: 'omit' }));
        if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
        await cache.put(file, answer);
      }),
    );
  } catch (fault) {
    await caches.delete(mine);
    throw fault;
  }
}

/** The build before this one stays, for pages that are open with it; older ones go. */
export async function tidy(): Promise<void> {
  const others = (await shells()).filter((name) => name !== mine);
  for (const name of others.slice(0, -1)) await caches.delete(name);
}

/** A file of any build that is here, else from the server. */
export async function asset(request: Request): Promise<Response> {
  for (const name of [mine, ...(await shells())]) {
    const known = await (await caches.open(name)).match(request.url, { ignoreVary: true });
    if (known) return known;
  }
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(mine)).put(request.url, answer.clone());
  return answer;
}

/** The page from the server, with its first screen in it; without an answer, the page as it was built. */
export async function navigation(request: Request, preloaded: Promise<Response | undefined>): Promise<Response> {
  const fromServer = (async () => {
    const answer = (await preloaded) ?? (await fetch(request));
    if (answer.status >= 500) throw new Error(String(answer.status));
    return answer;
  })();
  const known = (await caches.open(mine)).match(page).then((answer) => answer ?? fromServer);
  const slow = new Promise<Response>((resolve, reject) => setTimeout(() => known.then(resolve, reject), patienceMs));
  return Promise.race([fromServer.catch(() => known), slow]);
}
