import { preferencesQuery, queryClient } from '../../api/queries';
import { registerFolderHands, useAutoUpload as useAuto } from '../../library/autoUpload';
import { choosePreference } from '../../library/preferences';
import { add, onSettled } from './engine';
import { isJunk, isTaken } from './kinds';
import { folders as database } from './shelf';
import type { Found } from './files';

type Permission = { mode: 'read' };
interface Folder extends FileSystemDirectoryHandle {
  queryPermission?: (of: Permission) => Promise<PermissionState>;
  requestPermission?: (of: Permission) => Promise<PermissionState>;
}
type Picker = (of: { id: string; mode: 'read' }) => Promise<Folder>;

interface Kept {
  owner: string;
  folder: Folder;
}

const keyOf = (path: string, file: File): string => `${path}/${file.size}/${file.lastModified}`;
const batchOf = 100;
// Files of the folder that are in the queue, by the upload's own marks.
const queued = new Map<string, string>();
const markOf = (of: { name: string; size: number; lastModified: number }): string => `${of.name}/${of.size}/${of.lastModified}`;

onSettled((upload) => {
  const key = upload.isFound ? queued.get(markOf(upload)) : undefined;
  if (key) void database.put('seen', true, key);
});

const isOn = (): boolean => queryClient.getQueryData(preferencesQuery.queryKey)?.autoUpload === true;

/** Picks the folder; the preference is the user's everywhere, the folder is this browser's. */
async function pickFolder(user: string): Promise<void> {
  const picker = (globalThis as { showDirectoryPicker?: Picker }).showDirectoryPicker;
  const folder = await picker?.({ id: 'photos', mode: 'read' }).catch(() => null); // closed without a choice
  if (!folder) return;
  await database.put('folders', { owner: user, folder } satisfies Kept, 'auto');
  await choosePreference({ autoUpload: true });
  await lookThroughFolder(user);
}

/** Looks no more, and forgets the way to the folder. What was uploaded stays. */
async function dropFolder(): Promise<void> {
  await database.clear(['folders', 'seen']);
  useAuto.setState({ name: null, needsPermission: false, isLooking: false });
  await choosePreference({ autoUpload: false });
}

/** Hands the folder to settings, for the user who is signed in. */
export function offerFolder(user: string): void {
  registerFolderHands({ pick: () => pickFolder(user), drop: dropFolder, look: (isAsking) => lookThroughFolder(user, isAsking) });
}

/** Uploads what is new in the folder. `isAsking`: the user has just pressed something, so the browser may ask. */
export async function lookThroughFolder(user: string, isAsking = false): Promise<void> {
  const kept = await database.get<Kept>('folders', 'auto');
  if (!kept || kept.owner !== user) return;
  const { folder } = kept;
  let permission = (await folder.queryPermission?.({ mode: 'read' })) ?? 'granted';
  if (permission !== 'granted' && isAsking) permission = (await folder.requestPermission?.({ mode: 'read' })) ?? 'granted';
  useAuto.setState({ name: folder.name, needsPermission: permission !== 'granted' });
  if (permission !== 'granted' || !isOn() || useAuto.getState().isLooking) return;
  useAuto.setState({ isLooking: true });
  try {
    const seen = new Set(((await database.run<IDBValidKey[]>(['seen'], 'readonly', (of) => of('seen').getAllKeys() as IDBRequest<IDBValidKey[]>)) ?? []).map(String));
    let batch: Found[] = [];
    const flush = () => {
      if (batch.length > 0) void add(batch, { isFound: true });
      batch = [];
    };
    for await (const { file, handle, key } of filesIn(folder, '')) {
      if (seen.has(key) || queued.get(markOf(file)) === key) continue;
      queued.set(markOf(file), key);
      batch.push({ file, handle });
      if (batch.length >= batchOf) flush();
    }
    flush();
  } finally {
    useAuto.setState({ isLooking: false });
  }
}

async function* filesIn(folder: Folder, path: string): AsyncGenerator<{ file: File; handle: FileSystemFileHandle; key: string }> {
  try {
    for await (const handle of folder.values()) {
      if (isJunk(handle.name)) continue;
      const here = `${path}/${handle.name}`;
      if (handle.kind === 'directory') yield* filesIn(handle as Folder, here);
      else if (isTaken(handle.name)) {
        const file = await (handle as FileSystemFileHandle).getFile().catch(() => null);
        if (file && file.size > 0) yield { file, handle: handle as FileSystemFileHandle, key: keyOf(here, file) };
      }
    }
  } catch {
    // A folder that cannot be read now is looked through another time; the others go on.
  }
}
