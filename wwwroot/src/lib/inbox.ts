import { Database } from './database';

/** Files that the phone's share sheet handed to the service worker, until the page takes them into its queue. */
const inbox = new Database('photogrid.inbox', 1, (database) => database.createObjectStore('files', { autoIncrement: true }));

/** True when every one is on the disk. */
export async function leaveFiles(files: File[]): Promise<boolean> {
  const left = await inbox.run(['files'], 'readwrite', (of) => files.map((file) => of('files').put(file) as IDBRequest<IDBValidKey>).at(-1) ?? null);
  return left !== null;
}

export const peekFiles = (): Promise<File[]> => inbox.all<File>('files');
export const emptyInbox = (): Promise<void> => inbox.clear(['files']);
