import { Database } from '../../lib/database';
import type { Upload } from './machine';

/**
 * The queue on the browser's disk, so that a reload goes on where it was. Where the browser refuses storage,
 * uploads still work; only the reload forgets them.
 */
const maxKeptBytes = 4e9; // files past this are remembered by the way to them, or by name only
const largeFile = 256e6; // not copied where the browser has a way back to it

let kept = 0;

const database = new Database('photogrid.uploads', 2, (opened) => {
  for (const name of ['uploads', 'files', 'folders', 'seen']) {
    if (!opened.objectStoreNames.contains(name)) opened.createObjectStore(name, name === 'uploads' ? { keyPath: 'id' } : {});
  }
});

/** The folder that is looked through by itself, and what of it is on the server (auto.ts). */
export const folders = database;

/** Remembers an upload, and its file when one is given. */
export async function keep(upload: Upload, file?: File, handle?: FileSystemFileHandle): Promise<void> {
  const isCopied = file !== undefined && kept + file.size <= maxKeptBytes && !(handle && file.size > largeFile);
  if (isCopied) kept += file.size;
  const bytes = isCopied ? file : handle;
  await database.run(['uploads', 'files'], 'readwrite', (of) => {
    of('uploads').put({ ...upload });
    if (bytes) of('files').put(bytes, upload.id);
    return null;
  });
}

export async function forget(ids: string[]): Promise<void> {
  await database.run(['uploads', 'files'], 'readwrite', (of) => {
    for (const id of ids) for (const name of ['uploads', 'files']) of(name).delete(id);
    return null;
  });
}

/** Everything of everyone: someone signed out, or someone else signed in. */
export const forgetAll = (): Promise<void> => database.clear(['uploads', 'files', 'folders', 'seen']);

export async function recall(owner: string): Promise<Upload[]> {
  const all = await database.all<Upload>('uploads');
  if (all.some((upload) => upload.owner !== owner)) {
    await forgetAll();
    return [];
  }
  return all.sort((a, b) => a.addedAt - b.addedAt);
}

type Permitted = FileSystemFileHandle & { queryPermission?: (of: { mode: 'read' }) => Promise<PermissionState>; requestPermission?: (of: { mode: 'read' }) => Promise<PermissionState> };

/** The file of an upload; 'ask' where the browser wants the user's word first, null where it is gone. `isAsking` may ask: the user has just pressed something. */
export async function fileOf(id: string, isAsking = false): Promise<File | 'ask' | null> {
  const kept = await database.get<File | Permitted>('files', id);
  if (!kept || kept instanceof File) return kept;
  try {
    let permission = (await kept.queryPermission?.({ mode: 'read' })) ?? 'granted';
    if (permission === 'prompt' && isAsking) permission = (await kept.requestPermission?.({ mode: 'read' })) ?? 'granted';
    return permission === 'granted' ? await kept.getFile() : permission === 'prompt' ? 'ask' : null;
  } catch {
    return null;
  }
}
