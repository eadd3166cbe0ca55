import type { Upload } from './queue';

/**
 * The queue on the browser's disk, so that a reload goes on where it was. Where the browser refuses storage,
 * uploads still work; only the reload forgets them.
 */
const maxKeptBytes = 4e9; // files past this are remembered by name only

let opening: Promise<IDBDatabase | null> | undefined;
let kept = 0;

function open(): Promise<IDBDatabase | null> {
  opening ??= new Promise((resolve) => {
    let request: IDBOpenDBRequest;
    try {
      request = indexedDB.open('photogrid.uploads', 1);
    } catch {
      return resolve(null);
    }
    request.onupgradeneeded = () => {
      request.result.createObjectStore('uploads', { keyPath: 'id' });
      request.result.createObjectStore('files');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
    request.onblocked = () => resolve(null);
  });
  return opening;
}

async function run<T>(stores: string[], mode: IDBTransactionMode, work: (transaction: IDBTransaction) => IDBRequest<T> | null): Promise<T | null> {
  const database = await open();
  if (!database) return null;
  return new Promise((resolve) => {
    try {
      const transaction = database.transaction(stores, mode);
      const request = work(transaction);
      transaction.oncomplete = () => resolve(request?.result ?? null);
      transaction.onerror = transaction.onabort = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

/** Remembers an upload, and its file when one is given. */
export async function keep(upload: Upload, file?: File): Promise<void> {
  const withFile = file !== undefined && kept + file.size <= maxKeptBytes;
  if (withFile) kept += file.size;
  await run(withFile ? ['uploads', 'files'] : ['uploads'], 'readwrite', (transaction) => {
    transaction.objectStore('uploads').put({ ...upload });
    if (withFile) transaction.objectStore('files').put(file, upload.id);
    return null;
  });
}

export async function forget(ids: string[]): Promise<void> {
  await run(['uploads', 'files'], 'readwrite', (transaction) => {
    for (const id of ids) {
      transaction.objectStore('uploads').delete(id);
      transaction.objectStore('files').delete(id);
    }
    return null;
  });
}

export async function recall(owner: string): Promise<Upload[]> {
  const all = (await run<Upload[]>(['uploads'], 'readonly', (transaction) => transaction.objectStore('uploads').getAll() as IDBRequest<Upload[]>)) ?? [];
  return all.filter((upload) => upload.owner === owner).sort((a, b) => a.addedAt - b.addedAt);
}

export const fileOf = (id: string): Promise<File | null> => run<File>(['files'], 'readonly', (transaction) => transaction.objectStore('files').get(id) as IDBRequest<File>);
